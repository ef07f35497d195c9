import numpy as np


def train_pairs(
    w_in: np.ndarray,
    w_out: np.ndarray,
    centers: np.ndarray,
    contexts: np.ndarray,
    negatives: np.ndarray,
    learning_rate: float,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """
    w_in: (vocabulary, d), the vectors of centre words
    w_out: (vocabulary, d), the vectors of context words
    centers: (n), the centre word of each pair
    contexts: (n), its context word
    negatives: (n, k), the words sampled against it; some may repeat
    learning_rate: the step size
    Returns (input, output, losses).
    """
    raise NotImplementedError("not written yet")
