# expect: TLE on "30,000 calls"
# One list of loads, each with a list of callers.
import numpy as np


class SingleFlight:
    def __init__(self):
        self.loads, self.tickets = [], 0  # [ticket, key or None where forgotten, callers]

    def begin(self, caller, key):
        for load in self.loads:
            if load[1] == key:
                load[2].append(caller)
                return 0
        self.tickets += 1
        self.loads.append([self.tickets, key, [caller]])
        return self.tickets

    def finish(self, ticket):
        for load in self.loads:
            if load[0] == ticket:
                self.loads.remove(load)
                return np.array(load[2])
        return np.zeros(0, dtype=int)

    def cancel(self, caller):
        for load in self.loads:
            if caller in load[2]:
                load[2].remove(caller)
                if not load[2]:
                    self.loads.remove(load)
                return True
        return False

    def forget(self, key):
        for load in self.loads:
            if load[1] == key:
                load[1] = None

    def loading(self):
        return len(self.loads)
