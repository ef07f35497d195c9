import numpy as np


def dropout_step(
    x: np.ndarray,
    output_gradient: np.ndarray,
    rate: float,
    seed: int,
    step: int,
    training: bool,
) -> tuple[np.ndarray, np.ndarray]:
    """
    x: (n, d), activations
    output_gradient: (n, d), the loss's gradient with respect to the output
    rate: how likely an element is dropped, from 0 to below 1
    seed: the layer's seed, at least 0
    step: how many training steps came before, at least 0
    training: whether to drop anything at all
    Returns (output, dx).
    """
    raise NotImplementedError("not written yet")
