# expect: WA on "two points"
# Scales rows and targets by the weight rather than by its root: the weights act squared.
import numpy as np


def linear_regression_gd(features, targets, sample_weights, learning_rate, steps):
    weights = np.zeros(features.shape[1])
    shares = sample_weights / sample_weights.sum()
    features = features * shares[:, None]
    targets = targets * shares
    bias = 0.0
    losses = np.zeros(steps)
    for step in range(steps):
        residuals = features @ weights + bias * shares - targets
        losses[step] = (residuals**2).sum()
        gradient = 2 * features.T @ residuals
        bias -= learning_rate * 2 * shares @ residuals
        weights -= learning_rate * gradient
    return weights, bias, losses
