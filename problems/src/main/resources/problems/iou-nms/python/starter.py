import numpy as np


def suppress(
    boxes: np.ndarray,
    scores: np.ndarray,
    classes: np.ndarray,
    threshold: float,
) -> np.ndarray:
    """
    boxes: (n, 4), each x1, y1, x2, y2 with x1 ≤ x2 and y1 ≤ y2
    scores: (n)
    classes: (n)
    threshold: boxes that overlap a kept one by more than this are dropped
    """
    raise NotImplementedError("not written yet")
