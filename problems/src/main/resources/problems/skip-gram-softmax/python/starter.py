import numpy as np


def train_skip_gram(
    w_in: np.ndarray,
    w_out: np.ndarray,
    centers: np.ndarray,
    contexts: np.ndarray,
    learning_rate: float,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """
    w_in: (vocabulary, d), one row a word as centre
    w_out: (d, vocabulary), one column a word as context
    centers: (pairs), the centre word of each pair
    contexts: (pairs), the context word of each pair
    learning_rate: above 0
    Returns (losses, input, output).
    """
    raise NotImplementedError("not written yet")
