# expect: WA on "a ramp"
# Hashes anew under the new weights.
import numpy as np

BUCKETS = 10_000
MASK = 0xFFFFFFFF


class AbTest:
    def __init__(self, salt, weights):
        self.salt, self.seen = salt, set()
        self.observed = np.zeros(len(weights), dtype=int)
        self.expected = np.zeros(len(weights), dtype=int)
        self.reweight(weights)

    def assign(self, user):
        bucket = hash_of(f"{self.salt}:{user}") % BUCKETS
        variant = int(np.searchsorted(self.ends, bucket, side="right"))
        if user not in self.seen:
            self.seen.add(user)
            self.observed[variant] += 1
            self.expected += self.weights
        return variant

    def reweight(self, weights):
        self.weights, self.ends = weights, np.cumsum(weights)

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
