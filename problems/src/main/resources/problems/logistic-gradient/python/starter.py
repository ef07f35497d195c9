import numpy as np


def logistic_gradient(
    features: np.ndarray,
    targets: np.ndarray,
    weights: np.ndarray,
    bias: float,
) -> tuple[float, np.ndarray, float]:
    """
    features: (n, d), one row an example
    targets: (n), each 0 or 1
    weights: (d)
    bias: added to every score
    Returns (loss, weights, bias).
    """
    raise NotImplementedError("not written yet")
