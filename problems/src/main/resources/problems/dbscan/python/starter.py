import numpy as np


def dbscan(points: np.ndarray, radius: float, min_points: int) -> np.ndarray:
    """
    points: (n, 2), the points
    radius: how near a neighbour is, above 0
    min_points: neighbours a core point has at least, itself included
    """
    raise NotImplementedError("not written yet")
