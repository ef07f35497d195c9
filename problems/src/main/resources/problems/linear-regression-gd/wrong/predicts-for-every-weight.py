# expect: TLE on "2,000 examples"
# Predicts every example again for every weight.
import numpy as np


def linear_regression_gd(features, targets, learning_rate, steps):
    n, d = features.shape
    weights = np.zeros(d)
    bias = 0.0
    losses = np.zeros(steps)
    for step in range(steps):
        residuals = features @ weights + bias - targets
        losses[step] = np.mean(residuals**2)
        gradient = np.array([2 / n * features[:, j] @ (features @ weights + bias - targets) for j in range(d)])
        bias -= learning_rate * 2 * residuals.mean()
        weights -= learning_rate * gradient
    return weights, bias, losses
