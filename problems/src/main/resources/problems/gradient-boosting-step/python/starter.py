import numpy as np


def boost(
    features: np.ndarray,
    labels: np.ndarray,
    scores: np.ndarray,
    regularization: float,
    min_hessian: float,
    learning_rate: float,
) -> tuple[int, float, float, float, float, np.ndarray]:
    """
    features: (n, d)
    labels: (n), 0 or 1
    scores: (n), the log-odds after the rounds so far
    regularization: lambda, above 0
    min_hessian: least sum of second derivatives in a leaf, at least 0
    learning_rate: eta, in (0, 1]
    Returns (feature, threshold, gain, left, right, scores).
    """
    raise NotImplementedError("not written yet")
