# expect: WA on "a coarse step"
# The true gradient instead of the difference that was asked for.
import numpy as np


def check_gradient(x, y, w, claimed, h, tolerance):
    scores = (x @ w)[:, None]
    labels = y[:, None]
    up, down = scores + h * x, scores - h * x  # column j: the scores with weight j moved
    change = np.logaddexp(0, up) - np.logaddexp(0, down) - labels * (up - down)
    numeric = x.T @ (1 / (1 + np.exp(-scores[:, 0])) - y) / len(y)
    size = np.maximum(1, np.maximum(np.abs(claimed), np.abs(numeric)))
    error = np.abs(claimed - numeric) / size
    return numeric, error, np.flatnonzero(error > tolerance)
