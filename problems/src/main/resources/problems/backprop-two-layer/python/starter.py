import numpy as np


def backprop(
    x: np.ndarray,
    labels: np.ndarray,
    w1: np.ndarray,
    b1: np.ndarray,
    w2: np.ndarray,
    b2: np.ndarray,
) -> tuple[float, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """
    x: (n, inputs)
    labels: (n), the class of each row
    w1: (inputs, hidden)
    b1: (hidden)
    w2: (hidden, classes)
    b2: (classes)
    Returns (loss, dw1, db1, dw2, db2).
    """
    raise NotImplementedError("not written yet")
