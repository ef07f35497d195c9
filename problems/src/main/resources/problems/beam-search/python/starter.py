import numpy as np


def beam_search(
    log_start: np.ndarray,
    log_next: np.ndarray,
    end: int,
    beam_width: int,
    max_length: int,
    alpha: float,
) -> list[tuple[np.ndarray, float]]:
    """
    log_start: (vocabulary), log-probability of each first token
    log_next: (vocabulary, vocabulary), log-probability of token j after token i
    end: the token that ends a text
    beam_width: how many hypotheses to keep, at least 1
    max_length: the most tokens a text may have, at least 1
    alpha: the length penalty's exponent, at least 0
    """
    raise NotImplementedError("not written yet")
