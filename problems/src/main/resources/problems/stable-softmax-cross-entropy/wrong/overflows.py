# expect: WA on "large logits"
# exp(1000) is infinite, and infinity over infinity is not a number.
import numpy as np


def softmax_cross_entropy(logits, labels):
    gradient = np.zeros_like(logits)
    rows = np.flatnonzero(labels >= 0)
    if len(rows) == 0:
        return 0.0, gradient
    shifted = logits[rows]
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = np.arange(len(rows)), labels[rows]
    loss = -log_p[right].mean()
    p = np.exp(log_p)
    p[right] -= 1
    gradient[rows] = p / len(rows)
    return float(loss), gradient
