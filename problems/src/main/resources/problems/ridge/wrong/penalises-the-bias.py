# expect: WA on "three points"
# The column of ones is penalised like the others.
import numpy as np


def ridge(features, targets, alpha):
    n, d = features.shape
    x = np.column_stack([features, np.ones(n)])
    penalty = alpha * np.eye(d + 1)
    solution = np.linalg.solve(x.T @ x + penalty, x.T @ targets)
    return solution[:-1], solution[-1]
