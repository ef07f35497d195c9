# expect: WA on "one of two"
# Fair each time, but records come back.
import random

import numpy as np


class ReservoirSample:
    def __init__(self, k, seed):
        self.k, self.random = k, random.Random(seed)
        self.reset()

    def reset(self):
        self.runs = []

    def add(self, first, count):
        if count:
            self.runs.append((first, count))

    def sample(self):
        n = sum(count for _, count in self.runs)
        places = set()
        while len(places) < min(self.k, n):
            places.add(self.random.randrange(n))
        records = []
        for place in places:
            for first, count in self.runs:
                if place < count:
                    records.append(first + place)
                    break
                place -= count
        return np.array(records, dtype=np.int64)
