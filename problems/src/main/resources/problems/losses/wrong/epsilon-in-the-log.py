# expect: WA on "logits of a thousand"
# Finite, but no example can cost more than 34.5.
import numpy as np


def loss(name, targets, predictions, delta):
    n = len(targets)
    error = predictions - targets
    if name == "mse":
        return float(np.mean(error**2)), 2 * error / n
    if name == "hinge":
        margin = targets * predictions
        return float(np.mean(np.maximum(0, 1 - margin))), np.where(margin < 1, -targets, 0) / n
    if name == "huber":
        size = np.abs(error)
        values = np.where(size <= delta, error**2 / 2, delta * (size - delta / 2))
        return float(values.mean()), np.clip(error, -delta, delta) / n
    largest = predictions.max()
    p = np.exp(predictions - largest)
    p /= p.sum()
    return float(-targets @ np.log(p + 1e-15)), p - targets
