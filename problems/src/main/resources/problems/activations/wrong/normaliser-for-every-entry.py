# expect: TLE on "softmax of 700"
# Computes the whole softmax again for every entry: O(n³).
import numpy as np


def activate(name, x):
    if name == "softmax":
        p = np.exp(x - x.max())
        p /= p.sum()
        jacobian = np.zeros((len(x), len(x)))
        for i in range(len(x)):
            for j in range(len(x)):
                q = np.exp(x - x.max()) / np.exp(x - x.max()).sum()
                jacobian[i, j] = q[i] * ((i == j) - q[j])
        return p, jacobian
    e = np.exp(-np.abs(x))
    if name == "sigmoid":
        values, slopes = np.where(x >= 0, 1, e) / (1 + e), e / (1 + e) ** 2
    elif name == "tanh":
        values, slopes = np.tanh(x), 4 * e**2 / (1 + e**2) ** 2
    else:
        slope_below = 0.0 if name == "relu" else 0.01
        slopes = np.where(x > 0, 1, slope_below)
        values = x * slopes
    return values, np.diag(slopes)
