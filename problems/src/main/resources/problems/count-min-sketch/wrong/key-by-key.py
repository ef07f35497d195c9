# expect: TLE on "500,000 keys"
import numpy as np

P = 2**31 - 1


class CountMinSketch:
    def __init__(self, width, a, b):
        self.a, self.b = a, b
        self.counters = np.zeros((len(a), width), dtype=np.int64)
        self.sum = 0

    def add(self, keys, counts):
        for key, count in zip(keys, counts):
            for r in range(len(self.a)):
                self.counters[r][self.columns(r, key)] += count
        self.sum += int(counts.sum())

    def estimate(self, keys):
        return np.array([min(row[self.columns(r, key)] for r, row in enumerate(self.counters)) for key in keys], dtype=np.int64)

    def total(self):
        return self.sum

    def columns(self, row, keys):
        # The product has at most 62 bits.
        return (self.a[row] * keys + self.b[row]) % P % self.counters.shape[1]
