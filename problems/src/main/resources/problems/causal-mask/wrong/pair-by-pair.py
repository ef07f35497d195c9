# expect: TLE on "1,200 tokens"
# A denominator of its own for every weight.
import numpy as np


def masked_weights(scores, document, window):
    n = len(scores)
    at = np.arange(n)
    weights = np.zeros((n, n))
    for i in range(n):
        for j in range(i + 1):
            if document[i] != document[j] or i - j >= window:
                continue
            allowed = (at <= i) & (i - at < window) & (document == document[i])
            weights[i, j] = 1 / np.exp(scores[i, allowed] - scores[i, j]).sum()
    return weights
