import numpy as np


def initialise(scheme, noise):
    fan_in, fan_out = noise.shape
    variance = 2 / fan_in if scheme.startswith("he") else 2 / (fan_in + fan_out)
    if scheme.endswith("uniform"):
        return np.sqrt(3 * variance) * (2 * noise - 1)
    return np.sqrt(variance) * noise
