import numpy as np


def pegasos(starts, columns, values, labels, width, lambda_, order):
    v = np.zeros(width)
    scale = 1.0
    for t, row in enumerate(order, start=1):
        at = slice(starts[row], starts[row + 1])
        where, x = columns[at], values[at]
        margin = labels[row] * scale * (v[where] @ x)
        # The first factor is 0, and so is w.
        scale = 1.0 if t == 1 else scale * (1 - 1 / t)
        if margin < 1:
            v[where] += labels[row] / (lambda_ * t * scale) * x
    rows = np.repeat(np.arange(len(labels)), np.diff(starts))
    return np.bincount(rows, weights=scale * values * v[columns], minlength=len(labels))
