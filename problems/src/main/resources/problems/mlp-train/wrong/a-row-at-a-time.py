# expect: TLE on "4,000 rows, 20 epochs"
# Sums the gradients over a loop in Python.
import numpy as np


def train(x, labels, w1, b1, w2, b2, learning_rate, batch_size, epochs):
    n = len(x)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        for start in range(0, n, batch_size):
            rows = range(start, min(n, start + batch_size))
            d1, e1, d2, e2 = (np.zeros_like(a) for a in (w1, b1, w2, b2))
            for i in rows:
                hidden = np.maximum(x[i] @ w1 + b1, 0)
                logits = hidden @ w2 + b2
                logits = logits - logits.max()
                log_p = logits - np.log(np.exp(logits).sum())
                losses[epoch] -= log_p[labels[i]] / n
                delta = np.exp(log_p)
                delta[labels[i]] -= 1
                back = (w2 @ delta) * (hidden > 0)
                d2 += np.outer(hidden, delta)
                e2 += delta
                d1 += np.outer(x[i], back)
                e1 += back
            w1 = w1 - learning_rate * d1 / len(rows)
            b1 = b1 - learning_rate * e1 / len(rows)
            w2 = w2 - learning_rate * d2 / len(rows)
            b2 = b2 - learning_rate * e2 / len(rows)
    return w1, b1, w2, b2, losses
