# expect: RE on "only positives"
# Integers divided by zero.
import numpy as np


def roc_auc(positive, scores):
    positives = int(positive.sum())
    negatives = len(positive) - positives
    _, group, counts = np.unique(scores, return_inverse=True, return_counts=True)
    # Equal scores share the mean of the ranks they take.
    last = np.cumsum(counts)
    ranks = (last - (counts - 1) / 2)[group]
    won = float(ranks[positive].sum() - positives * (positives + 1) / 2)
    return won / (positives * negatives)
