# expect: RE on "two equal columns"
# Broadcasting adds alpha to the whole matrix, and equal columns stay singular.
import numpy as np


def ridge(features, targets, alpha):
    n, d = features.shape
    means, target_mean = features.mean(axis=0), targets.mean()
    x, y = features - means, targets - target_mean
    if d <= n:
        weights = np.linalg.solve(x.T @ x + alpha, x.T @ y)
    else:
        # The weights are a combination of the rows: w = Xᵀa, a system of order n.
        weights = x.T @ np.linalg.solve(x @ x.T + alpha, y)
    return weights, target_mean - means @ weights
