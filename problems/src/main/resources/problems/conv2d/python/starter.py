import numpy as np


def conv2d(
    images: np.ndarray,
    kernels: np.ndarray,
    bias: np.ndarray,
    stride: int,
    padding: int,
) -> np.ndarray:
    """
    images: (batch, channels, height, width)
    kernels: (filters, channels, kernel_height, kernel_width)
    bias: (filters)
    stride: the step in both directions, at least 1
    padding: rows and columns of zeros on every side, at least 0
    """
    raise NotImplementedError("not written yet")
