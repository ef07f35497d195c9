import numpy as np


def rotary_scores(
    queries: np.ndarray,
    keys: np.ndarray,
    query_position: np.ndarray,
    key_position: np.ndarray,
    base: float,
) -> np.ndarray:
    """
    queries: (n, d), a query a row; d is even
    keys: (m, d), a key a row
    query_position: (n), where each query stands, from 0
    key_position: (m), where each key stands, from 0
    base: what the frequencies are powers of, above 1
    """
    raise NotImplementedError("not written yet")
