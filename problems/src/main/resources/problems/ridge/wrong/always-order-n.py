# expect: MLE on "4,000 × 60"
# Right, but with n × n numbers in memory.
import numpy as np


def ridge(features, targets, alpha):
    n, d = features.shape
    means, target_mean = features.mean(axis=0), targets.mean()
    x, y = features - means, targets - target_mean
    weights = x.T @ np.linalg.solve(x @ x.T + alpha * np.eye(n), y)
    return weights, target_mean - means @ weights
