import numpy as np


def bias_variance(
    x: np.ndarray, samples: np.ndarray, x_test: np.ndarray, truth: np.ndarray, max_degree: int
) -> tuple[np.ndarray, np.ndarray]:
    """
    x: (n) where every training set is sampled
    samples: (sets, n) the noisy targets of each training set
    x_test: (m)
    truth: (m) the noiseless targets
    max_degree: the highest polynomial degree, at least 0
    Returns (bias, variance), an entry a degree.
    """
    raise NotImplementedError("not written yet")
