import numpy as np


def pca(x: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """
    x: (n, d), an example a row
    k: how many components, from 1 to min(n - 1, d)
    Returns (mean, components, variances).
    """
    raise NotImplementedError("not written yet")
