import numpy as np


def info_nce(
    queries: np.ndarray, documents: np.ndarray, temperature: float
) -> tuple[float, np.ndarray, np.ndarray]:
    """
    queries: (n, d), a query's embedding a row, not normalised
    documents: (n, d), row i is the right answer to query i
    temperature: above 0
    Returns (loss, dqueries, ddocuments).
    """
    raise NotImplementedError("not written yet")
