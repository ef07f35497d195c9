import numpy as np


def fuse(
    rankings: list[np.ndarray],
    weights: np.ndarray,
    k: int,
    top: int,
) -> tuple[np.ndarray, np.ndarray]:
    """
    rankings: one list of document ids a retriever, best first, of any lengths
    weights: one a retriever, at least 0
    k: the constant in the denominator, at least 0
    top: how many documents to return at most
    Returns (ids, scores).
    """
    raise NotImplementedError("not written yet")
