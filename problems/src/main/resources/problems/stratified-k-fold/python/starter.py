import numpy as np


def stratified_folds(labels: np.ndarray, order: np.ndarray, k: int) -> np.ndarray:
    """
    labels: (n), the class of each example; any integers
    order: (n), a permutation of 0 … n - 1: the examples, shuffled
    k: how many folds, at least 2
    """
    raise NotImplementedError("not written yet")
