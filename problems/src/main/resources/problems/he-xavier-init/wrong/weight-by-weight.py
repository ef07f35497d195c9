# expect: TLE on "a layer of 1,200,000 weights"
# A Python loop over every weight.
import numpy as np


def initialise(scheme, noise):
    fan_in, fan_out = noise.shape
    variance = 2 / fan_in if scheme.startswith("he") else 2 / (fan_in + fan_out)
    weights = np.zeros((fan_in, fan_out))
    for i in range(fan_in):
        for j in range(fan_out):
            if scheme.endswith("uniform"):
                weights[i, j] = np.sqrt(3 * variance) * (2 * noise[i, j] - 1)
            else:
                weights[i, j] = np.sqrt(variance) * noise[i, j]
    return weights
