import numpy as np


def tree_predict(
    features: np.ndarray, labels: np.ndarray, queries: np.ndarray, max_depth: int, min_leaf: int
) -> np.ndarray:
    """
    features: (n, d) training rows
    labels: (n), classes numbered from 0
    queries: (q, d) rows to classify
    max_depth: most splits between the root and a leaf, at least 0
    min_leaf: fewest training rows of a leaf, at least 1
    """
    raise NotImplementedError("not written yet")
