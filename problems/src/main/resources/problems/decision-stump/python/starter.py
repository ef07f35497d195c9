import numpy as np


def best_split(features: np.ndarray, labels: np.ndarray) -> tuple[int, float, float]:
    """
    features: (n, d)
    labels: (n), classes numbered from 0
    Returns (feature, threshold, impurity).
    """
    raise NotImplementedError("not written yet")
