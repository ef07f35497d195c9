# expect: WA on "scores of a thousand"
# Finite, but no example can cost more than 34.5.
import numpy as np


def logistic_gradient(features, targets, weights, bias):
    z = features @ weights + bias
    e = np.exp(-np.abs(z))
    predicted = np.where(z >= 0, 1 / (1 + e), e / (1 + e))
    p = np.clip(predicted, 1e-15, 1 - 1e-15)
    loss = -np.mean(targets * np.log(p) + (1 - targets) * np.log(1 - p))
    residual = predicted - targets
    return float(loss), features.T @ residual / len(targets), float(residual.mean())
