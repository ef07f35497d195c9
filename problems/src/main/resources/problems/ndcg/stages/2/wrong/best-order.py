# expect: WA on "a tie for the first place"
# Breaks ties by grade, in the ranking's favour.
import numpy as np


def ndcg(scores, grades, k):
    gains = 2.0**grades - 1
    best = dcg(-np.sort(-gains), k)
    if best == 0:
        return 0.0
    return dcg(gains[np.lexsort((-gains, -scores))], k) / best


def dcg(gains, k):
    top = gains[:k]
    return float((top / np.log2(np.arange(2, len(top) + 2))).sum())
