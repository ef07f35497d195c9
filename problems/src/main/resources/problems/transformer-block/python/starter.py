import numpy as np


def transformer_block(
    x: np.ndarray,
    w_qkv: np.ndarray,
    w_output: np.ndarray,
    w_up: np.ndarray,
    b_up: np.ndarray,
    w_down: np.ndarray,
    b_down: np.ndarray,
    norms: np.ndarray,
    heads: int,
) -> np.ndarray:
    """
    x: (tokens, d)
    w_qkv: (d, 3d) queries, keys and values side by side
    w_output: (d, d)
    w_up: (d, h)
    b_up: (h)
    w_down: (h, d)
    b_down: (d)
    norms: (4, d) scale and shift of the first norm, then of the second
    heads: how many heads; divides d
    """
    raise NotImplementedError("not written yet")
