import numpy as np


class ReservoirSample:
    def __init__(self, k: int, seed: int) -> None:
        """
        k: how many records to keep, at least 1
        seed: for your random numbers, so that a run can be repeated
        """
        pass  # keep what the calls need

    def add(self, first: int, count: int) -> None:
        """
        first: the number of the first record that comes by now
        count: how many records come by: first, first + 1, ...
        """
        raise NotImplementedError("not written yet")

    def sample(self) -> np.ndarray:
        raise NotImplementedError("not written yet")

    def reset(self) -> None:
        raise NotImplementedError("not written yet")
