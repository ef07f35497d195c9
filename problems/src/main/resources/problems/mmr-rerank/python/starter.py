import numpy as np


def rerank(relevance: np.ndarray, embeddings: np.ndarray, k: int, trade_off: float) -> np.ndarray:
    """
    relevance: (n), how relevant each item is
    embeddings: (n, d), one row an item; may be all zeros
    k: how many items to choose, at least 1
    trade_off: lambda, from 0 to 1: 1 asks for relevance alone
    """
    raise NotImplementedError("not written yet")
