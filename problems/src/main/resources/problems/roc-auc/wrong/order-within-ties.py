# expect: WA on "a tie"
# Ranks from the sorted order: ties go to whoever stands first.
import numpy as np


def roc_auc(positive, scores):
    positives = int(positive.sum())
    negatives = len(positive) - positives
    if positives == 0 or negatives == 0:
        return float("nan")
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return float((ranks[positive].sum() - positives * (positives + 1) / 2) / (positives * negatives))
