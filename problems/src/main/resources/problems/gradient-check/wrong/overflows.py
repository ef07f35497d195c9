# expect: SHAPE on "scores in the thousands"
import numpy as np


def check_gradient(x, y, w, claimed, h, tolerance):
    scores = (x @ w)[:, None]
    labels = y[:, None]
    up, down = scores + h * x, scores - h * x  # column j: the scores with weight j moved
    change = np.log(1 + np.exp(up)) - np.log(1 + np.exp(down)) - labels * (up - down)
    numeric = change.mean(axis=0) / (2 * h)
    size = np.maximum(1, np.maximum(np.abs(claimed), np.abs(numeric)))
    error = np.abs(claimed - numeric) / size
    return numeric, error, np.flatnonzero(error > tolerance)
