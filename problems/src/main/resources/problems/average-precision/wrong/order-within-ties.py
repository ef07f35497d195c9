# expect: WA on "a tie"
# Precision at every positive, tied ones in the order in which they stand.
import numpy as np


def average_precision(positive, scores):
    if not positive.any():
        return float("nan")
    order = np.argsort(-scores, kind="stable")
    ranked = scores[order]
    ends = np.arange(len(ranked))
    found = np.cumsum(positive[order])[ends]
    precision = found / (ends + 1)
    gained = np.diff(found, prepend=0)
    return float(gained @ precision / positive.sum())
