# expect: WA on "two points"
# The gradient of half the loss.
import numpy as np


def linear_regression_gd(features, targets, learning_rate, steps):
    n, d = features.shape
    weights = np.zeros(d)
    bias = 0.0
    losses = np.zeros(steps)
    for step in range(steps):
        residuals = features @ weights + bias - targets
        losses[step] = np.mean(residuals**2)
        gradient = features.T @ residuals / n
        bias -= learning_rate * residuals.mean()
        weights -= learning_rate * gradient
    return weights, bias, losses
