# expect: MLE on "100 × 4,000"
# Right, but with d × d numbers in memory.
import numpy as np


def ridge(features, targets, alpha):
    n, d = features.shape
    means, target_mean = features.mean(axis=0), targets.mean()
    x, y = features - means, targets - target_mean
    weights = np.linalg.solve(x.T @ x + alpha * np.eye(d), x.T @ y)
    return weights, target_mean - means @ weights
