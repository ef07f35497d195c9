import numpy as np


def activate(name: str, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """
    name: sigmoid, tanh, relu, leaky_relu or softmax
    x: (n), the inputs
    Returns (values, jacobian).
    """
    raise NotImplementedError("not written yet")
