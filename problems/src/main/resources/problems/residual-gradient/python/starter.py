import numpy as np


def residual_backward(
    x: np.ndarray, w1: np.ndarray, w2: np.ndarray, upstream: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """
    x: (n, d)
    w1: (blocks, d, m)
    w2: (blocks, m, d)
    upstream: (n, d) the loss's gradient at the last block's output
    Returns (x, w1, w2), the gradients.
    """
    raise NotImplementedError("not written yet")
