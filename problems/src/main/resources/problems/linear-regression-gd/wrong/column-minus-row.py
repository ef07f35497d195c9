# expect: WA on "two points"
# (n, 1) − (n) broadcasts to (n, n).
import numpy as np


def linear_regression_gd(features, targets, learning_rate, steps):
    n, d = features.shape
    weights = np.zeros(d)
    bias = 0.0
    losses = np.zeros(steps)
    for step in range(steps):
        residuals = (features @ weights.reshape(-1, 1) + bias - targets).mean(axis=1)
        losses[step] = np.mean(residuals**2)
        gradient = 2 / n * features.T @ residuals
        bias -= learning_rate * 2 * residuals.mean()
        weights -= learning_rate * gradient
    return weights, bias, losses
