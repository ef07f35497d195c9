# expect: TLE on "60,000 documents"
# The place of each document by counting who beats it.
import numpy as np


def ndcg(scores, grades, k):
    best = dcg(-np.sort(-grades), k)
    index = np.arange(len(scores))
    shown = np.zeros_like(grades)
    for i, score in enumerate(scores):
        shown[(scores > score).sum() + ((scores == score) & (index < i)).sum()] = grades[i]
    return dcg(shown, k) / best if best > 0 else 0.0


def dcg(grades, k):
    top = grades[:k]
    return float(((2.0**top - 1) / np.log2(np.arange(2, len(top) + 2))).sum())
