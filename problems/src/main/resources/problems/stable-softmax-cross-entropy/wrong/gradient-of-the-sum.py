# expect: WA on "two rows"
# The loss is a mean, the gradient that of a sum.
import numpy as np


def softmax_cross_entropy(logits, labels):
    gradient = np.zeros_like(logits)
    rows = np.flatnonzero(labels >= 0)
    if len(rows) == 0:
        return 0.0, gradient
    shifted = logits[rows] - logits[rows].max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = np.arange(len(rows)), labels[rows]
    loss = -log_p[right].mean()
    p = np.exp(log_p)
    p[right] -= 1
    gradient[rows] = p
    return float(loss), gradient
