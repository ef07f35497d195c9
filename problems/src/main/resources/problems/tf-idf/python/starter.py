import numpy as np


def tf_idf(documents: list[str]) -> tuple[list[str], np.ndarray]:
    """
    documents: (n), words separated by white space, in any case
    Returns (vocabulary, weights).
    """
    raise NotImplementedError("not written yet")
