import numpy as np


def ridge(features, targets, alpha):
    n, d = features.shape
    means, target_mean = features.mean(axis=0), targets.mean()
    x, y = features - means, targets - target_mean
    if d <= n:
        weights = np.linalg.solve(x.T @ x + alpha * np.eye(d), x.T @ y)
    else:
        # The weights are a combination of the rows: w = Xᵀa, a system of order n.
        weights = x.T @ np.linalg.solve(x @ x.T + alpha * np.eye(n), y)
    return weights, target_mean - means @ weights
