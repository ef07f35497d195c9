import numpy as np


def average_precision(positive: np.ndarray, scores: np.ndarray) -> float:
    """
    positive: (n), whether each example is positive
    scores: (n), higher means more likely positive
    """
    raise NotImplementedError("not written yet")
