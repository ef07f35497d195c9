# expect: WA on "a tie"
# Every threshold weighs the same, whatever recall it adds.
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
    return float(precision.mean())
