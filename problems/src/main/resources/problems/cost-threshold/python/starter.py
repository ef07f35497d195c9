import numpy as np


def cheapest(
    scores: np.ndarray,
    labels: np.ndarray,
    amounts: np.ndarray,
    review_cost: int,
    insult_cost: int,
    capacity: int,
) -> tuple[float, int, int]:
    """
    scores: (n), the model's score of each payment
    labels: (n), 1 for fraud, 0 for an honest one
    amounts: (n), in cents: what is lost if a fraud goes through
    review_cost: what it costs to look at an alert, in cents
    insult_cost: what it costs besides to stop an honest payment, in cents
    capacity: most alerts that can be looked at
    Returns (threshold, cost, alerts).
    """
    raise NotImplementedError("not written yet")
