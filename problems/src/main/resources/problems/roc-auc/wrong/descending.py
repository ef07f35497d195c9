# expect: WA on "a tie"
# The probability that the negative wins.
import numpy as np


def roc_auc(positive, scores):
    positives = int(positive.sum())
    negatives = len(positive) - positives
    if positives == 0 or negatives == 0:
        return float("nan")
    _, group, counts = np.unique(scores, return_inverse=True, return_counts=True)
    # Equal scores share the mean of the ranks they take.
    last = np.cumsum(counts)
    ranks = (last - (counts - 1) / 2)[group]
    return float(1 - (ranks[positive].sum() - positives * (positives + 1) / 2) / (positives * negatives))
