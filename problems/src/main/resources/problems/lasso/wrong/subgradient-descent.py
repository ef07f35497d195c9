# expect: WA on "everything penalised away"
# Weights dance around zero.
import numpy as np


def lasso(features, targets, alpha):
    n, d = features.shape
    means = features.mean(axis=0)
    centred = features - means
    y = targets - targets.mean()
    weights = np.zeros(d)
    rate = 1 / max(np.linalg.norm(centred, 2) ** 2 / n, 1e-12)
    for step in range(2000):
        gradient = centred.T @ (centred @ weights - y) / n + alpha * np.sign(weights)
        weights = weights - rate / np.sqrt(step + 1) * gradient
    return weights, targets.mean() - means @ weights
