import numpy as np


def layer_norm(
    x: np.ndarray,
    gain: np.ndarray,
    bias: np.ndarray,
    epsilon: float,
    output_gradient: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """
    x: (n, d), an example a row
    gain: (d), what each feature is multiplied by
    bias: (d), what is added to each feature
    epsilon: what is added to the variance, above 0
    output_gradient: (n, d), the loss's gradient with respect to the output
    Returns (output, dx, dgain, dbias).
    """
    raise NotImplementedError("not written yet")
