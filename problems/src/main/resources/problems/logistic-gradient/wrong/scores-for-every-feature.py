# expect: TLE on "1,500 features"
# Computes every score once a feature: O(nd²).
import numpy as np


def logistic_gradient(features, targets, weights, bias):
    z = features @ weights + bias
    e = np.exp(-np.abs(z))
    predicted = np.where(z >= 0, 1 / (1 + e), e / (1 + e))
    loss = np.mean(np.maximum(z, 0) + np.log1p(e) - targets * z)
    residual = predicted - targets
    gradient = np.zeros(len(weights))
    for j in range(len(weights)):
        scores = np.array([row @ weights + bias for row in features])
        gradient[j] = np.mean((1 / (1 + np.exp(-scores)) - targets) * features[:, j])
    return float(loss), gradient, float(residual.mean())
