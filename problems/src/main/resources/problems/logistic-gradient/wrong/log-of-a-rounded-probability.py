# expect: WA on "scores of a thousand"
# σ(1000) is exactly 1, so log(1 − σ) is −∞, and times 0 it is NaN.
import numpy as np


def logistic_gradient(features, targets, weights, bias):
    z = features @ weights + bias
    e = np.exp(-np.abs(z))
    predicted = np.where(z >= 0, 1 / (1 + e), e / (1 + e))
    loss = -np.mean(targets * np.log(predicted) + (1 - targets) * np.log(1 - predicted))
    residual = predicted - targets
    return float(loss), features.T @ residual / len(targets), float(residual.mean())
