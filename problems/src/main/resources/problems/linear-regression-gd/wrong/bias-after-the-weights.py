# expect: WA on "two points"
# Predicts again between the two updates: coordinate descent.
import numpy as np


def linear_regression_gd(features, targets, learning_rate, steps):
    n, d = features.shape
    weights = np.zeros(d)
    bias = 0.0
    losses = np.zeros(steps)
    for step in range(steps):
        residuals = features @ weights + bias - targets
        losses[step] = np.mean(residuals**2)
        gradient = 2 / n * features.T @ residuals
        weights -= learning_rate * gradient
        bias -= learning_rate * 2 * (features @ weights + bias - targets).mean()
    return weights, bias, losses
