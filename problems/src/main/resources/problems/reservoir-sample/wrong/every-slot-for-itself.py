# expect: WA on "two of five"
# k samples of one each: a record can be in several of them, and pairs are wrong.
import random

import numpy as np


class ReservoirSample:
    def __init__(self, k, seed):
        self.k, self.random = k, random.Random(seed)
        self.reset()

    def reset(self):
        self.kept, self.seen = [], 0

    def add(self, first, count):
        for record in range(first, first + count):
            self.seen += 1
            if len(self.kept) < self.k:
                self.kept.append(record)
            else:
                for slot in range(self.k):
                    if self.random.randrange(self.seen) == 0:
                        self.kept[slot] = record

    def sample(self):
        return np.array(self.kept, dtype=np.int64)
