import numpy as np


def batch_norm(
    x: np.ndarray,
    gamma: np.ndarray,
    beta: np.ndarray,
    running_mean: np.ndarray,
    running_variance: np.ndarray,
    momentum: float,
    epsilon: float,
    training: bool,
    upstream: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """
    x: (n, d), a batch
    gamma: (d), the learned scale
    beta: (d), the learned shift
    running_mean: (d)
    running_variance: (d)
    momentum: weight of the new batch in the running statistics, in (0, 1]
    epsilon: added to the variance, above 0
    training: whether to normalise with the batch's own statistics
    upstream: (n, d), the loss's gradient by the output
    Returns (output, mean, variance, dx, dgamma, dbeta).
    """
    raise NotImplementedError("not written yet")
