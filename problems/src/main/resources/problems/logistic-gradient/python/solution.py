import numpy as np


def logistic_gradient(features, targets, weights, bias):
    z = features @ weights + bias
    e = np.exp(-np.abs(z))
    predicted = np.where(z >= 0, 1 / (1 + e), e / (1 + e))
    loss = np.mean(np.maximum(z, 0) + np.log1p(e) - targets * z)
    residual = predicted - targets
    return float(loss), features.T @ residual / len(targets), float(residual.mean())
