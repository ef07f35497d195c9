# expect: TLE on "the far end of a stream"
# Algorithm R: fair, and a step for each record.
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
                place = self.random.randrange(self.seen)
                if place < self.k:
                    self.kept[place] = record

    def sample(self):
        return np.array(self.kept, dtype=np.int64)
