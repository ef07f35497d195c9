import numpy as np


def masked_weights(scores: np.ndarray, document: np.ndarray, window: int) -> np.ndarray:
    """
    scores: (n, n), a query token a row, a key token a column
    document: (n), which document each token belongs to, never falling
    window: how many tokens a query sees, itself included; at least 1
    """
    raise NotImplementedError("not written yet")
