import numpy as np


def divergences(
    p: np.ndarray,
    q: np.ndarray,
    mean0: np.ndarray,
    covariance0: np.ndarray,
    mean1: np.ndarray,
    covariance1: np.ndarray,
) -> tuple[float, float, float]:
    """
    p: (k), a distribution; entries may be 0
    q: (k), another one
    mean0: (d), the first Gaussian's mean
    covariance0: (d, d), its covariance, symmetric and positive definite
    mean1: (d), the second Gaussian's mean
    covariance1: (d, d), its covariance, likewise
    Returns (kl, js, gaussian).
    """
    raise NotImplementedError("not written yet")
