# expect: WA on "twice in a batch"
# The same candidate takes up several places.
import numpy as np


class TopKStream:
    def __init__(self, k):
        self.k = k
        self.ids, self.scores = np.zeros(0, dtype=int), np.zeros(0)  # the best first

    def add(self, ids, scores):
        matters = scores >= self.threshold()  # False for NaN
        ids = np.concatenate([self.ids, ids[matters]])
        scores = np.concatenate([self.scores, scores[matters]])
        order = np.lexsort((ids, -scores))
        order = order[: self.k]
        self.ids, self.scores = ids[order], scores[order]

    def top(self):
        return self.ids

    def threshold(self):
        return self.scores[-1] if len(self.scores) == self.k else -np.inf
