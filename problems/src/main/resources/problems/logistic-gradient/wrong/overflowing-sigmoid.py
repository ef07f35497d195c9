# expect: WA on "scores of a thousand"
# eᶻ/(1 + eᶻ) is inf/inf.
import numpy as np


def logistic_gradient(features, targets, weights, bias):
    z = features @ weights + bias
    e = np.exp(-np.abs(z))
    predicted = np.exp(z) / (1 + np.exp(z))
    loss = np.mean(np.maximum(z, 0) + np.log1p(e) - targets * z)
    residual = predicted - targets
    return float(loss), features.T @ residual / len(targets), float(residual.mean())
