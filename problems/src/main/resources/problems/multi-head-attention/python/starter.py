import numpy as np


def multi_head_attention(
    x: np.ndarray,
    w_query: np.ndarray,
    w_key: np.ndarray,
    w_value: np.ndarray,
    w_output: np.ndarray,
    heads: int,
    causal: bool,
) -> np.ndarray:
    """
    x: (batch, tokens, d)
    w_query: (d, d)
    w_key: (d, d)
    w_value: (d, d)
    w_output: (d, d)
    heads: how many heads; divides d
    causal: whether a token may look at itself and earlier ones only
    """
    raise NotImplementedError("not written yet")
