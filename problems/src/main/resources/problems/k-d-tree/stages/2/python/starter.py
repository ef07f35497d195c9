import numpy as np


class KdTree:
    def __init__(self, points: np.ndarray) -> None:
        """
        points: (n, d), the points, known by their index
        """
        pass  # keep what the calls need

    def within(self, query: np.ndarray, radius: float) -> np.ndarray:
        """
        query: (d)
        radius: at least 0
        """
        raise NotImplementedError("not written yet")
