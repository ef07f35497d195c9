import numpy as np


def linear_regression_gd(
    features: np.ndarray,
    targets: np.ndarray,
    sample_weights: np.ndarray,
    learning_rate: float,
    steps: int,
) -> tuple[np.ndarray, float, np.ndarray]:
    """
    features: (n, d), one row an example
    targets: (n)
    sample_weights: (n), how much each example counts, at least 0
    learning_rate: how far to go against the gradient, above 0
    steps: how many steps to make, at least 1
    Returns (weights, bias, losses).
    """
    raise NotImplementedError("not written yet")
