import numpy as np


class AbTest:
    def __init__(self, salt: str, weights: np.ndarray) -> None:
        """
        salt: the experiment's own
        weights: (v), shares of the variants in ten thousandths; they sum to 10,000
        """
        pass  # keep what the calls need

    def assign(self, user: str) -> int:
        """
        user: who is to see a variant
        """
        raise NotImplementedError("not written yet")

    def reweight(self, weights: np.ndarray) -> None:
        """
        weights: (v), from now on
        """
        raise NotImplementedError("not written yet")

    def srm(self, critical: float) -> tuple[float, bool]:
        """
        critical: what the statistic must exceed to raise the alarm
        Returns (statistic, mismatch).
        """
        raise NotImplementedError("not written yet")
