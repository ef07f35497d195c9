# expect: TLE on "100 rows of 6,000 classes"
# The chain rule word for word: every column of the Jacobian of every log-softmax, k² an example.
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
    for i, (row, label) in enumerate(zip(rows, labels[rows])):
        outer = np.zeros(p.shape[1])
        outer[label] = -1
        for j in range(p.shape[1]):
            jacobian = np.full(p.shape[1], -p[i, j])
            jacobian[j] += 1
            gradient[row, j] = jacobian @ outer / len(rows)
    return float(loss), gradient
