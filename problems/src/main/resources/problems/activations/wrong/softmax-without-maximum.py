# expect: WA on "softmax of large logits"
# e¹⁰⁰⁰ is infinite.
import numpy as np


def activate(name, x):
    if name == "softmax":
        p = np.exp(x)
        p /= p.sum()
        return p, np.diag(p) - np.outer(p, p)
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
