# expect: TLE on "100,000 examples"
# A comparison of every positive with all negatives.
import numpy as np


def roc_auc(positive, scores):
    positives = int(positive.sum())
    negatives = len(positive) - positives
    if positives == 0 or negatives == 0:
        return float("nan")
    below = scores[~positive]
    won = sum((score > below).sum() + (score == below).sum() / 2 for score in scores[positive])
    return float(won / (positives * negatives))
