# expect: WA on "two keys"
# A load that nobody waits for can still be joined.
import numpy as np


class Load:
    def __init__(self, ticket, key):
        self.ticket, self.key = ticket, key
        self.callers = {}  # as an ordered set


class SingleFlight:
    def __init__(self):
        self.joinable, self.by_ticket, self.by_caller = {}, {}, {}
        self.tickets = 0

    def begin(self, caller, key):
        load = self.joinable.get(key)
        begins = load is None
        if begins:
            self.tickets += 1
            load = self.joinable[key] = self.by_ticket[self.tickets] = Load(self.tickets, key)
        load.callers[caller] = True
        self.by_caller[caller] = load
        return load.ticket if begins else 0

    def finish(self, ticket):
        load = self.by_ticket.get(ticket)
        if load is None:
            return np.zeros(0, dtype=int)
        self.end(load)
        for caller in load.callers:
            del self.by_caller[caller]
        return np.array(list(load.callers))

    def cancel(self, caller):
        load = self.by_caller.pop(caller, None)
        if load is None:
            return False
        del load.callers[caller]
        return True

    def forget(self, key):
        self.joinable.pop(key, None)

    def loading(self):
        return len(self.by_ticket)

    def end(self, load):
        del self.by_ticket[load.ticket]
        # Only if it is this one: after forget there may be another.
        if self.joinable.get(load.key) is load:
            del self.joinable[load.key]
