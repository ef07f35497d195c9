# expect: WA on "counts that a double cannot hold"
# bincount with weights adds doubles: exact up to 2^53 only.
import numpy as np

P = 2**31 - 1


class CountMinSketch:
    def __init__(self, width, a, b):
        self.a, self.b = a, b
        self.counters = np.zeros((len(a), width), dtype=np.int64)
        self.sum = 0

    def add(self, keys, counts):
        for r, row in enumerate(self.counters):
            row += np.bincount(self.columns(r, keys), weights=counts, minlength=len(row)).astype(np.int64)
        self.sum += int(counts.sum())

    def estimate(self, keys):
        return np.min([row[self.columns(r, keys)] for r, row in enumerate(self.counters)], axis=0)

    def total(self):
        return self.sum

    def columns(self, row, keys):
        # The product has at most 62 bits.
        return (self.a[row] * keys + self.b[row]) % P % self.counters.shape[1]
