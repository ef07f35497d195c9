# expect: TLE on "3,000,000 columns"
# Multiplies every weight in every step.
import numpy as np


def pegasos(starts, columns, values, labels, width, lambda_, order):
    v = np.zeros(width)
    for t, row in enumerate(order, start=1):
        at = slice(starts[row], starts[row + 1])
        where, x = columns[at], values[at]
        margin = labels[row] * (v[where] @ x)
        v *= 1 - 1 / t
        if margin < 1:
            v[where] += labels[row] / (lambda_ * t) * x
    rows = np.repeat(np.arange(len(labels)), np.diff(starts))
    return np.bincount(rows, weights=values * v[columns], minlength=len(labels))
