# expect: WA on "three rows"
# d_scores[:, labels] subtracts every label from every row.
import numpy as np


def backprop(x, labels, w1, b1, w2, b2):
    n = len(x)
    rows = np.arange(n)
    z = x @ w1 + b1
    h = np.maximum(0, z)
    scores = h @ w2 + b2
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    d_scores = np.exp(log_p)
    d_scores[:, labels] -= 1
    d_scores /= n
    dz = d_scores @ w2.T * (z > 0)
    return -log_p[rows, labels].mean(), x.T @ dz, dz.sum(axis=0), h.T @ d_scores, d_scores.sum(axis=0)
