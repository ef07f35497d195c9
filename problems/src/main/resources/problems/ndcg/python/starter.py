import numpy as np


def ndcg(scores: np.ndarray, grades: np.ndarray, k: int) -> float:
    """
    scores: (n), what the model says of each document
    grades: (n), how relevant each document is, from 0
    k: how many places count, at least 1
    """
    raise NotImplementedError("not written yet")
