# expect: RE on "the far end of a stream"
# 1 - w is 1 when w is small, its logarithm 0.
import math
import random

import numpy as np


class ReservoirSample:
    def __init__(self, k, seed):
        self.k, self.random = k, random.Random(seed)
        self.reset()

    def reset(self):
        self.kept, self.seen = [], 0
        self.next = self.k - 1  # the place, from 0, of the next record to get in after the first k
        self.largest = 1.0  # of the kept records' tags, were they drawn
        self.jump()

    def add(self, first, count):
        end = self.seen + count
        room = min(self.k - len(self.kept), count)
        self.kept.extend(range(first, first + room))
        while self.next < end:
            self.kept[self.random.randrange(self.k)] = first + self.next - self.seen
            self.jump()
        self.seen = end

    def jump(self):
        self.largest *= self.open() ** (1 / self.k)
        self.next += math.floor(math.log(self.open()) / math.log(1 - self.largest)) + 1

    def open(self):
        return 1 - self.random.random()  # in (0, 1]: a logarithm of 0 would be no number

    def sample(self):
        return np.array(self.kept, dtype=np.int64)
