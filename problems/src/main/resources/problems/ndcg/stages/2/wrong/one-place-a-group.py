# expect: WA on "a tie for the first place"
# Lets a group of equal scores share one place.
import numpy as np


def ndcg(scores, grades, k):
    gains = 2.0**grades - 1
    best = dcg(-np.sort(-gains), k)
    if best == 0:
        return 0.0
    _, group, sizes = np.unique(-scores, return_inverse=True, return_counts=True)
    means = np.bincount(group, weights=gains) / sizes
    return dcg(means, k) / best


def dcg(gains, k):
    top = gains[:k]
    return float((top / np.log2(np.arange(2, len(top) + 2))).sum())
