import numpy as np


class KvCacheAttention:
    def __init__(self, heads: int, width: int) -> None:
        """
        heads: how many heads, at least 1
        width: the width of one head, at least 1
        """
        pass  # keep what the calls need

    def step(self, query: np.ndarray, key: np.ndarray, value: np.ndarray) -> np.ndarray:
        """
        query: (heads * width), the new token's query, head after head
        key: (heads * width), its key
        value: (heads * width), its value
        """
        raise NotImplementedError("not written yet")

    def rollback(self, tokens: int) -> int:
        """
        tokens: how many of the latest tokens to forget, from 0 to all of them
        """
        raise NotImplementedError("not written yet")
