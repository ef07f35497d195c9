import numpy as np


class BloomFilter:
    def __init__(self, capacity: int, false_positive_rate: float) -> None:
        """
        capacity: n, how many keys it is made for, at least 1
        false_positive_rate: p, which it should have when n keys are in
        """
        pass  # keep what the calls need

    def bits(self) -> int:
        raise NotImplementedError("not written yet")

    def hashes(self) -> int:
        raise NotImplementedError("not written yet")

    def add(self, keys: np.ndarray) -> None:
        """
        keys: what is in from now on
        """
        raise NotImplementedError("not written yet")

    def contains(self, keys: np.ndarray) -> np.ndarray:
        """
        keys: what to look for
        """
        raise NotImplementedError("not written yet")

    def distinct(self) -> float:
        raise NotImplementedError("not written yet")
