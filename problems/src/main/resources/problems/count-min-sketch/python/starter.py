import numpy as np


class CountMinSketch:
    def __init__(self, width: int, a: np.ndarray, b: np.ndarray) -> None:
        """
        width: w, counters in a row, at least 1
        a: (d), one multiplier a row, from 1 to 2^31 - 2
        b: (d), one summand a row, from 0 to 2^31 - 2
        """
        pass  # keep what the calls need

    def add(self, keys: np.ndarray, counts: np.ndarray) -> None:
        """
        keys: (n), not negative
        counts: (n), how often each occurred, at least 1
        """
        raise NotImplementedError("not written yet")

    def estimate(self, keys: np.ndarray) -> np.ndarray:
        """
        keys: (m), not negative
        """
        raise NotImplementedError("not written yet")

    def total(self) -> int:
        raise NotImplementedError("not written yet")
