# expect: NUM on "a sequence"
# float32 knows large angles to a few thousandths.
import numpy as np


def add_positions(x, position):
    d = x.shape[1]
    frequency = 10000.0 ** (-np.arange(0, d, 2) / d)
    angle = position[:, None].astype(np.float32) * frequency.astype(np.float32)
    y = np.sqrt(d) * x
    y[:, 0::2] += np.sin(angle)
    y[:, 1::2] += np.cos(angle)
    return y
