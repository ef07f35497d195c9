import numpy as np


def random_forest(
    features: np.ndarray,
    labels: np.ndarray,
    queries: np.ndarray,
    rows: np.ndarray,
    candidates: np.ndarray,
    max_depth: int,
) -> tuple[np.ndarray, float]:
    """
    features: (n, d) training rows
    labels: (n), classes numbered from 0; the highest one occurs
    queries: (q, d) rows to classify
    rows: (trees, n) the training rows drawn for each tree, with repetition
    candidates: (trees, m) the features each tree may split on, ascending
    max_depth: most splits between a root and a leaf, at least 0
    Returns (votes, out_of_bag).
    """
    raise NotImplementedError("not written yet")
