# expect: WA on "positions 0 and 3"
# Halves rather than pairs.
import numpy as np


def add_positions(x, position):
    d = x.shape[1]
    frequency = 10000.0 ** (-np.arange(0, d, 2) / d)
    angle = position[:, None] * frequency
    y = np.sqrt(d) * x
    y[:, : d // 2] += np.sin(angle)
    y[:, d // 2 :] += np.cos(angle)
    return y
