import numpy as np


def gradient_norms(x: np.ndarray, weights: np.ndarray, activation: str, upstream: np.ndarray) -> np.ndarray:
    """
    x: (d) the input
    weights: (layers, d, d)
    activation: sigmoid, tanh or relu
    upstream: (d) the loss's gradient at the last layer's output
    """
    raise NotImplementedError("not written yet")
