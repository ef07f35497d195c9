import numpy as np


def knn_classify(points: np.ndarray, labels: np.ndarray, queries: np.ndarray, k: int) -> np.ndarray:
    """
    points: (n, d), a training point a row
    labels: (n), each point's class
    queries: (m, d), a point to classify a row
    k: how many neighbours vote, from 1 to n
    """
    raise NotImplementedError("not written yet")
