import numpy as np


def naive_bayes(
    documents: list[np.ndarray],
    labels: np.ndarray,
    queries: list[np.ndarray],
    vocabulary_size: int,
    alpha: float,
) -> np.ndarray:
    """
    documents: training documents: the tokens of each, as numbers
    labels: the class of each, from 0 to K - 1; every class occurs
    queries: documents to classify
    vocabulary_size: V: known tokens are 0 to V - 1
    alpha: what is added to every count, above 0
    """
    raise NotImplementedError("not written yet")
