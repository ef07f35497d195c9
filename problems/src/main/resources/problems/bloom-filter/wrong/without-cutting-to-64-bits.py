# expect: WA on "two keys"
# Python's integers do not wrap around.
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
        return -self.m / self.k * math.log(free / self.m) if free else math.inf

    def positions(self, z, i):
        lower, upper = z & np.uint64(0xFFFFFFFF), z >> np.uint64(32) | np.uint64(1)
        return ((lower + np.uint64(i) * upper) % np.uint64(self.m)).astype(np.intp)


def mix(keys):
    # Products of uint64 arrays wrap around, as they should.
    z = np.array([int(key) & (2**64 - 1) for key in keys], dtype=object)
    z = (z ^ z >> 30) * int(0xBF58476D1CE4E5B9)
    z = (z ^ z >> 27) * int(0x94D049BB133111EB)
    return np.array([(int(x) ^ int(x) >> 31) % 2**64 for x in z], dtype=np.uint64)
