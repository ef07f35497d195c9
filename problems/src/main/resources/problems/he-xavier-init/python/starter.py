import numpy as np


def initialise(scheme: str, noise: np.ndarray) -> np.ndarray:
    """
    scheme: he_normal, he_uniform, xavier_normal or xavier_uniform
    noise: (fan_in, fan_out), raw random numbers: standard normal for the normal schemes, uniform in [0, 1) for the uniform ones
    """
    raise NotImplementedError("not written yet")
