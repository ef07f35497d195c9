# expect: WA on "three documents"
# Ignores k.
import numpy as np


def ndcg(scores, grades, k):
    best = dcg(-np.sort(-grades), k)
    return dcg(grades[np.argsort(-scores, kind="stable")], k) / best if best > 0 else 0.0


def dcg(grades, k):
    top = grades
    return float(((2.0**top - 1) / np.log2(np.arange(2, len(top) + 2))).sum())
