import numpy as np


def roc_auc(positive: np.ndarray, scores: np.ndarray, weights: np.ndarray) -> float:
    """
    positive: (n), whether each example is positive
    scores: (n), higher means more likely positive
    weights: (n), how much each example counts, at least 0
    """
    raise NotImplementedError("not written yet")
