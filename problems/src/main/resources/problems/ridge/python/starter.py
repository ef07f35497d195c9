import numpy as np


def ridge(
    features: np.ndarray,
    targets: np.ndarray,
    alpha: float,
) -> tuple[np.ndarray, float]:
    """
    features: (n, d)
    targets: (n)
    alpha: weight of the penalty, more than 0
    Returns (weights, bias).
    """
    raise NotImplementedError("not written yet")
