# expect: WA on "far from the origin"
# The bias is free, but XᵀX of features near 10⁸ has no digits left.
import numpy as np


def ridge(features, targets, alpha):
    n, d = features.shape
    x = np.column_stack([features, np.ones(n)])
    penalty = alpha * np.eye(d + 1)
    penalty[d, d] = 0
    solution = np.linalg.solve(x.T @ x + penalty, x.T @ targets)
    return solution[:-1], solution[-1]
