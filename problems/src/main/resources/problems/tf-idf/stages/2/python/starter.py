import numpy as np


def tf_idf(documents: list[str], min_documents: int) -> tuple[list[str], np.ndarray]:
    """
    documents: (n), words separated by white space, in any case
    min_documents: in how many documents a term must be to be kept, at least 1
    Returns (vocabulary, weights).
    """
    raise NotImplementedError("not written yet")
