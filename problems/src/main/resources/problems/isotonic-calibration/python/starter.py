import numpy as np


def calibrate(
    scores: np.ndarray,
    labels: np.ndarray,
    weights: np.ndarray,
    queries: np.ndarray,
) -> np.ndarray:
    """
    scores: (n), the model's scores on held-out data
    labels: (n), 0 or 1
    weights: (n), above 0
    queries: (m), scores to calibrate
    """
    raise NotImplementedError("not written yet")
