import numpy as np


def top_p_sample(logits: np.ndarray, temperature: float, p: float, u: np.ndarray) -> np.ndarray:
    """
    logits: (n, V), a sequence's next-token logits a row
    temperature: at least 0; 0 means greedy
    p: the share of probability to keep, above 0, at most 1
    u: (n), a uniform random number in [0, 1) a row
    """
    raise NotImplementedError("not written yet")
