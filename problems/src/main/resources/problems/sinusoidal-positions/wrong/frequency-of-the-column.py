# expect: WA on "positions 0 and 3"
# The cosine of a pair gets a frequency of its own.
import numpy as np


def add_positions(x, position):
    d = x.shape[1]
    frequency = 10000.0 ** (-np.arange(d) / d)
    angle = position[:, None] * frequency
    y = np.sqrt(d) * x
    y[:, 0::2] += np.sin(angle[:, 0::2])
    y[:, 1::2] += np.cos(angle[:, 1::2])
    return y
