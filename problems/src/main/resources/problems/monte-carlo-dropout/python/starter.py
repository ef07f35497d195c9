import numpy as np


def mc_dropout(
    x: np.ndarray,
    w1: np.ndarray,
    b1: np.ndarray,
    w2: np.ndarray,
    b2: np.ndarray,
    masks: np.ndarray,
    p: float,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """
    x: (n, d), the inputs
    w1: (d, h), first layer
    b1: (h), its bias
    w2: (h, k), second layer
    b2: (k), its bias
    masks: (passes, h), which hidden units each pass keeps
    p: the probability with which a unit is dropped, in [0, 1)
    Returns (mean, entropy, aleatoric, epistemic).
    """
    raise NotImplementedError("not written yet")
