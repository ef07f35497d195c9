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
        # Of each id the first, which is its best, in the order of the scores.
        _, first = np.unique(ids[order], return_index=True)
        order = order[np.sort(first)[: self.k]]
        self.ids, self.scores = ids[order], scores[order]

    def top(self):
        return self.ids

    def threshold(self):
        return self.scores[-1] if len(self.scores) == self.k else -np.inf
