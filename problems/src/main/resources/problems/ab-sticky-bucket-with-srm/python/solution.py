from bisect import bisect_right

import numpy as np

BUCKETS = 10_000
MASK = 0xFFFFFFFF


class AbTest:
    def __init__(self, salt, weights):
        self.salt, self.assigned = salt, {}
        self.observed = np.zeros(len(weights), dtype=int)
        self.expected = np.zeros(len(weights), dtype=int)  # in ten thousandths of a user
        self.reweight(weights)

    def assign(self, user):
        if user not in self.assigned:
            bucket = hash_of(f"{self.salt}:{user}") % BUCKETS
            variant = bisect_right(self.ends, bucket)  # the first variant that ends after the bucket
            self.assigned[user] = variant
            self.observed[variant] += 1
            self.expected += self.weights
        return self.assigned[user]

    def reweight(self, weights):
        self.weights, self.ends = weights, np.cumsum(weights).tolist()

    def srm(self, critical):
        some = self.expected > 0
        expected = self.expected[some] / BUCKETS
        statistic = ((self.observed[some] - expected) ** 2 / expected).sum()
        return statistic, bool(statistic > critical)


def hash_of(text):
    h = 2166136261
    for byte in text.encode("ascii"):
        h = (h ^ byte) * 16777619 & MASK
    h = (h ^ h >> 16) * 0x85EBCA6B & MASK
    h = (h ^ h >> 13) * 0xC2B2AE35 & MASK
    return h ^ h >> 16
