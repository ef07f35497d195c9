import numpy as np


def logistic_regression(x: np.ndarray, y: np.ndarray, l2: float) -> tuple[np.ndarray, float]:
    """
    x: (n, d), an example a row
    y: (n), 0 or 1; both occur
    l2: the penalty on the weights, above 0
    Returns (weights, intercept).
    """
    raise NotImplementedError("not written yet")
