import numpy as np


def quantize(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """
    weights: (n), finite
    Returns (scales, packed, restored).
    """
    raise NotImplementedError("not written yet")
