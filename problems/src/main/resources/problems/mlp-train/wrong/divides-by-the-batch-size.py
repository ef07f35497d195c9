# expect: WA on "one row"
# The last batch, too, is divided by batch_size.
import numpy as np


def train(x, labels, w1, b1, w2, b2, learning_rate, batch_size, epochs):
    n = len(x)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        for start in range(0, n, batch_size):
            rows, targets = x[start : start + batch_size], labels[start : start + batch_size]
            here = np.arange(len(rows))
            hidden = np.maximum(rows @ w1 + b1, 0)
            logits = hidden @ w2 + b2
            logits = logits - logits.max(axis=1, keepdims=True)
            log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
            losses[epoch] -= log_p[here, targets].sum() / n
            delta = np.exp(log_p)
            delta[here, targets] -= 1
            delta /= batch_size
            back = (delta @ w2.T) * (hidden > 0)
            w2 = w2 - learning_rate * hidden.T @ delta
            b2 = b2 - learning_rate * delta.sum(axis=0)
            w1 = w1 - learning_rate * rows.T @ back
            b1 = b1 - learning_rate * back.sum(axis=0)
    return w1, b1, w2, b2, losses
