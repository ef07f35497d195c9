# expect: WA on "large logits"
# The logarithm of a clipped probability ends at 27.6, however wrong the model is.
import numpy as np


def softmax_cross_entropy(logits, labels):
    gradient = np.zeros_like(logits)
    rows = np.flatnonzero(labels >= 0)
    if len(rows) == 0:
        return 0.0, gradient
    shifted = logits[rows] - logits[rows].max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = np.arange(len(rows)), labels[rows]
    loss = -np.log(np.clip(np.exp(log_p[right]), 1e-12, 1)).mean()
    p = np.exp(log_p)
    p[right] -= 1
    gradient[rows] = p / len(rows)
    return float(loss), gradient
