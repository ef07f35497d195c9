import numpy as np


class TopKStream:
    def __init__(self, k: int) -> None:
        """
        k: how many to keep, at least 1
        """
        pass  # keep what the calls need

    def add(self, ids: np.ndarray, scores: np.ndarray) -> None:
        """
        ids: (b), the batch's candidates
        scores: (b), their scores
        """
        raise NotImplementedError("not written yet")

    def top(self) -> np.ndarray:
        raise NotImplementedError("not written yet")

    def threshold(self) -> float:
        raise NotImplementedError("not written yet")
