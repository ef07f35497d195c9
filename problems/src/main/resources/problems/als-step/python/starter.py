import numpy as np


def als_step(
    user_ids: np.ndarray,
    item_ids: np.ndarray,
    counts: np.ndarray,
    users: int,
    item_factors: np.ndarray,
    alpha: float,
    regularization: float,
) -> np.ndarray:
    """
    user_ids: (e), who; from 0 to users - 1
    item_ids: (e), what; from 0 to m - 1
    counts: (e), how often, above 0; a pair may come several times
    users: how many users there are
    item_factors: (m, f)
    alpha: how fast confidence grows with the count, above 0
    regularization: lambda, above 0
    """
    raise NotImplementedError("not written yet")
