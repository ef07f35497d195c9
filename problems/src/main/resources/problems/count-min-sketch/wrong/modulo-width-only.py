# expect: WA on "the largest numbers"
# Leaves out the prime.
import numpy as np

P = 2**31 - 1


class CountMinSketch:
    def __init__(self, width, a, b):
        self.a, self.b = a, b
        self.counters = np.zeros((len(a), width), dtype=np.int64)
        self.sum = 0

    def add(self, keys, counts):
        for r, row in enumerate(self.counters):
            np.add.at(row, self.columns(r, keys), counts)  # equal columns add up; row[columns] += counts keeps one
        self.sum += int(counts.sum())

    def estimate(self, keys):
        return np.min([row[self.columns(r, keys)] for r, row in enumerate(self.counters)], axis=0)

    def total(self):
        return self.sum

    def columns(self, row, keys):
        # The product has at most 62 bits.
        return (self.a[row] * keys + self.b[row]) % self.counters.shape[1]
