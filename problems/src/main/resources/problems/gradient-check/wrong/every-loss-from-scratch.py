# expect: TLE on "600 examples, 2,400 weights"
# All scores again for each moved weight, an example at a time.
import numpy as np


def check_gradient(x, y, w, claimed, h, tolerance):
    def loss(weights):
        total = 0.0
        for row, label in zip(x, y):
            score = row @ weights
            total += np.logaddexp(0, score) - label * score
        return total / len(y)

    numeric = np.empty(len(w))
    for j in range(len(w)):
        step = np.zeros(len(w))
        step[j] = h
        numeric[j] = (loss(w + step) - loss(w - step)) / (2 * h)
    error = np.abs(claimed - numeric) / np.maximum(1, np.maximum(np.abs(claimed), np.abs(numeric)))
    return numeric, error, np.flatnonzero(error > tolerance)
