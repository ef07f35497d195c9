# expect: WA on "a guess taken back"
# The heads' weights sum to 1 together.
import numpy as np


class KvCacheAttention:
    def __init__(self, heads, width):
        self.heads, self.width, self.length = heads, width, 0
        self.keys = np.empty((heads, 16, width))
        self.values = np.empty((heads, 16, width))

    def step(self, query, key, value):
        if self.length == self.keys.shape[1]:
            self.keys = np.concatenate([self.keys, np.empty_like(self.keys)], axis=1)
            self.values = np.concatenate([self.values, np.empty_like(self.values)], axis=1)
        self.keys[:, self.length] = key.reshape(self.heads, self.width)
        self.values[:, self.length] = value.reshape(self.heads, self.width)
        self.length += 1
        keys, values = self.keys[:, : self.length], self.values[:, : self.length]
        scores = keys @ query.reshape(self.heads, self.width, 1) / np.sqrt(self.width)  # (heads, tokens, 1)
        weights = np.exp(scores - scores.max())
        weights /= weights.sum()
        return (weights * values).sum(axis=1).ravel()

    def rollback(self, tokens):
        self.length -= tokens
        return self.length
