# expect: WA on "after a ReLU"
# Zeros of the input look like drops.
import numpy as np


def dropout_step(x, output_gradient, rate, seed, step, training):
    if not training:
        return x.copy(), output_gradient.copy()
    counter = np.arange(1, x.size + 1, dtype=np.uint64) + np.uint64(step * x.size)
    z = np.uint64(seed) + counter * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    u = (z >> np.uint64(11)) * 2.0**-53
    factor = np.where(u < rate, 0.0, 1 / (1 - rate)).reshape(x.shape)
    y = x * factor
    return y, np.where(y != 0, output_gradient / (1 - rate), 0)
