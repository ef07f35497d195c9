# expect: WA on "a word drawn twice"
# Fancy assignment keeps the last write.
import numpy as np


def train_pairs(w_in, w_out, centers, contexts, negatives, learning_rate):
    w_in, w_out = w_in.copy(), w_out.copy()
    losses = np.empty(len(centers))
    for pair, (center, context) in enumerate(zip(centers, contexts)):
        noise = negatives[pair][negatives[pair] != context]
        words = np.append(noise, context)
        v, u = w_in[center].copy(), w_out[words]
        z = u @ v
        sign = np.ones(len(words))
        sign[-1] = -1
        losses[pair] = np.logaddexp(0, sign * z).sum()
        g = sign * np.exp(-np.logaddexp(0, -sign * z))  # σ(z) for noise, σ(z) - 1 = -σ(-z) for the context
        w_out[words] -= learning_rate * np.outer(g, v)
        w_in[center] -= learning_rate * g @ u
    return w_in, w_out, losses
