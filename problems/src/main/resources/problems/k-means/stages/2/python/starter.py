import numpy as np


def k_means(
    points: np.ndarray,
    weights: np.ndarray,
    initial_centroids: np.ndarray,
    max_iterations: int,
) -> tuple[np.ndarray, np.ndarray]:
    """
    points: (n, d), the points
    weights: (n), how much each point counts, at least 0
    initial_centroids: (k, d), where the centroids start
    max_iterations: how many assign-and-move rounds to make at most, at least 1
    Returns (centroids, labels).
    """
    raise NotImplementedError("not written yet")
