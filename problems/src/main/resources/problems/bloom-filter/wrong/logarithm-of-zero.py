# expect: RE on "every bit set"
import math

import numpy as np


class BloomFilter:
    def __init__(self, capacity, false_positive_rate):
        self.m = math.ceil(-capacity * math.log(false_positive_rate) / math.log(2) ** 2)
        self.k = max(1, math.floor(self.m / capacity * math.log(2) + 0.5))
        self.set = np.zeros(self.m, dtype=bool)

    def bits(self):
        return self.m

    def hashes(self):
        return self.k

    def add(self, keys):
        z = mix(keys)
        for i in range(self.k):
            self.set[self.positions(z, i)] = True

    def contains(self, keys):
        z = mix(keys)
        found = np.ones(len(keys), dtype=bool)
        for i in range(self.k):
            found &= self.set[self.positions(z, i)]
        return found

    def distinct(self):
        free = self.m - np.count_nonzero(self.set)
        return -self.m / self.k * math.log(free / self.m)

    def positions(self, z, i):
        lower, upper = z & np.uint64(0xFFFFFFFF), z >> np.uint64(32) | np.uint64(1)
        return ((lower + np.uint64(i) * upper) % np.uint64(self.m)).astype(np.intp)


def mix(keys):
    # Products of uint64 arrays wrap around, as they should.
    z = keys.astype(np.uint64)
    z = (z ^ z >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ z >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    return z ^ z >> np.uint64(31)
