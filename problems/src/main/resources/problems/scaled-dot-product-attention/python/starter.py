import numpy as np


def scaled_dot_product_attention(
    queries: np.ndarray,
    keys: np.ndarray,
    values: np.ndarray,
    mask: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """
    queries: (batch, seq_q, d_k)
    keys: (batch, seq_k, d_k)
    values: (batch, seq_k, d_v)
    mask: (seq_q, seq_k), true where the query may look at the key; the same for the whole batch
    Returns (output, weights).
    """
    raise NotImplementedError("not written yet")
