# expect: WA on "a tie"
# The area under straight lines between the points.
import numpy as np


def average_precision(positive, scores):
    if not positive.any():
        return float("nan")
    order = np.argsort(-scores)
    ranked = scores[order]
    # A threshold cannot fall between equal scores: only the last of a run counts.
    ends = np.append(np.flatnonzero(ranked[1:] != ranked[:-1]), len(ranked) - 1)
    found = np.cumsum(positive[order])[ends]
    precision = found / (ends + 1)
    gained = np.diff(found, prepend=0)
    before = np.concatenate([[1.0], precision[:-1]])
    return float(gained @ (precision + before) / 2 / positive.sum())
