# expect: WA on "huber, three errors"
# "MSE if |e| < δ else MAE": jumps at δ.
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
        values = np.where(size < delta, error**2, size)
        return float(values.mean()), np.where(size < delta, 2 * error, np.sign(error)) / n
    largest = predictions.max()
    log_p = predictions - largest - np.log(np.exp(predictions - largest).sum())
    return float(-targets @ log_p), np.exp(log_p) - targets
