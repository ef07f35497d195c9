# expect: TLE on "200,000 examples"
# Counts for every positive who has at least its score.
import numpy as np


def average_precision(positive, scores):
    if not positive.any():
        return float("nan")
    precisions = []
    for score in scores[positive]:
        flagged = scores >= score
        precisions.append((flagged & positive).sum() / flagged.sum())
    return float(np.mean(precisions))
