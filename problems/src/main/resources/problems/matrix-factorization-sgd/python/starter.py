import numpy as np


def factorize(
    user: np.ndarray,
    item: np.ndarray,
    rating: np.ndarray,
    p: np.ndarray,
    q: np.ndarray,
    learning_rate: float,
    l2: float,
    epochs: int,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """
    user: (s), who rated, in the order of training
    item: (s), what was rated
    rating: (s), how
    p: (n, k), the users' factors to start from
    q: (m, k), the items' factors to start from
    learning_rate: above 0
    l2: the penalty, at least 0
    epochs: passes over the ratings, at least 1
    Returns (p, q, bu, bi).
    """
    raise NotImplementedError("not written yet")
