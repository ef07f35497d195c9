# expect: WA on "one block, one hidden unit"
# The input kept for the gradient is the array that the block adds to.
import numpy as np


def residual_backward(x, w1, w2, upstream):
    h = x.copy()
    kept = []
    for first, second in zip(w1, w2):
        hidden = np.maximum(h @ first, 0)
        kept.append((h, hidden))
        h += hidden @ second
    d1, d2 = np.empty_like(w1), np.empty_like(w2)
    gradient = upstream
    for b in reversed(range(len(w1))):
        h, hidden = kept[b]
        d2[b] = hidden.T @ gradient
        delta = (gradient @ w2[b].T) * (hidden > 0)
        d1[b] = h.T @ delta
        gradient = gradient + delta @ w1[b].T
    return gradient, d1, d2
