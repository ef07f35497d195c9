import numpy as np


def lora_forward(
    x: np.ndarray,
    weight: np.ndarray,
    down: np.ndarray,
    up: np.ndarray,
    alpha: float,
    adapter: np.ndarray,
) -> np.ndarray:
    """
    x: (n, d), a token a row
    weight: (m, d), the frozen layer: its output is x Wᵀ
    down: (k, r, d), A of each adapter
    up: (k, m, r), B of each adapter
    alpha: adapters are scaled by alpha / r
    adapter: (n), which adapter each token uses, or -1 for none
    """
    raise NotImplementedError("not written yet")
