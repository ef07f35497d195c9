# expect: NUM on "a wrong sign"
# An error of the first order in the step.
import numpy as np


def check_gradient(x, y, w, claimed, h, tolerance):
    scores = (x @ w)[:, None]
    labels = y[:, None]
    up, down = scores + h * x, scores + 0 * x  # column j: the scores with weight j moved
    change = np.logaddexp(0, up) - np.logaddexp(0, down) - labels * (up - down)
    numeric = change.mean(axis=0) / h
    size = np.maximum(1, np.maximum(np.abs(claimed), np.abs(numeric)))
    error = np.abs(claimed - numeric) / size
    return numeric, error, np.flatnonzero(error > tolerance)
