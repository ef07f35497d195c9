# expect: MLE on "4,000 tokens of long streams"
# A row for every position up to the largest.
import numpy as np


def add_positions(x, position):
    d = x.shape[1]
    table = np.zeros((position.max() + 1, d))
    angle = np.arange(len(table))[:, None] * 10000.0 ** (-np.arange(0, d, 2) / d)
    table[:, 0::2] = np.sin(angle)
    table[:, 1::2] = np.cos(angle)
    return np.sqrt(d) * x + table[position]
