# expect: WA on "two points"
# The bias still follows the plain mean of the residuals.
import numpy as np


def linear_regression_gd(features, targets, sample_weights, learning_rate, steps):
    weights = np.zeros(features.shape[1])
    shares = sample_weights / sample_weights.sum()
    bias = 0.0
    losses = np.zeros(steps)
    for step in range(steps):
        residuals = features @ weights + bias - targets
        losses[step] = shares @ residuals**2
        gradient = 2 * features.T @ (shares * residuals)
        bias -= learning_rate * 2 * residuals.mean()
        weights -= learning_rate * gradient
    return weights, bias, losses
