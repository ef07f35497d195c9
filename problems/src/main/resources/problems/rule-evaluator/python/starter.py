import numpy as np


def evaluate(rules: list[str], names: list[str], events: np.ndarray) -> np.ndarray:
    """
    rules: (r), one expression each
    names: (d), what the columns are called
    events: (n, d), one row an event; NaN where a value is missing
    """
    raise NotImplementedError("not written yet")
