import numpy as np


def pegasos(
    starts: np.ndarray,
    columns: np.ndarray,
    values: np.ndarray,
    labels: np.ndarray,
    width: int,
    lambda_: float,
    order: np.ndarray,
) -> np.ndarray:
    """
    starts: (n + 1) where each row begins in columns and values; the last is their length
    columns: the columns of the rows' non-zero values, row after row
    values: those values
    labels: (n) 1 or -1
    width: how many columns there are
    lambda_: the regularisation, above 0
    order: (steps) the row that each step looks at
    """
    raise NotImplementedError("not written yet")
