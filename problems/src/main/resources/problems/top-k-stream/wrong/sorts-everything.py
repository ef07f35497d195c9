# expect: TLE on "300,000 candidates"
# Keeps every candidate there ever was.
import math


class TopKStream:
    def __init__(self, k):
        self.k, self.best = k, {}

    def add(self, ids, scores):
        for key, score in zip(ids.tolist(), scores.tolist()):
            if not math.isnan(score) and score > self.best.get(key, -math.inf):
                self.best[key] = score

    def sorted(self):
        return sorted(self.best, key=lambda key: (-self.best[key], key))[: self.k]

    def top(self):
        return self.sorted()

    def threshold(self):
        top = self.sorted()
        return self.best[top[-1]] if len(top) == self.k else -math.inf
