import numpy as np


def loss(
    name: str,
    targets: np.ndarray,
    predictions: np.ndarray,
    delta: float,
) -> tuple[float, np.ndarray]:
    """
    name: mse, cross_entropy, hinge or huber
    targets: (n); for cross_entropy a distribution over n classes, for hinge each −1 or 1
    predictions: (n); for cross_entropy the logits of one example
    delta: where huber turns from a parabola into a line, above 0; not used by the others
    Returns (value, gradient).
    """
    raise NotImplementedError("not written yet")
