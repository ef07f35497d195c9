import numpy as np


def check_gradient(
    x: np.ndarray,
    y: np.ndarray,
    w: np.ndarray,
    claimed: np.ndarray,
    h: float,
    tolerance: float,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """
    x: (n, d), a row of features for each example
    y: (n), labels, 0 or 1
    w: (d), the weights at which the gradient is claimed
    claimed: (d), what a colleague's code says the gradient is
    h: the step, positive
    tolerance: the largest error that passes
    Returns (numeric, error, wrong).
    """
    raise NotImplementedError("not written yet")
