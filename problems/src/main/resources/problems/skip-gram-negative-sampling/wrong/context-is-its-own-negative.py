# expect: WA on "one negative"
# A negative that is the context word pushes it away again.
import numpy as np


def train_pairs(w_in, w_out, centers, contexts, negatives, learning_rate):
    w_in, w_out = w_in.copy(), w_out.copy()
    losses = np.empty(len(centers))
    for pair, (center, context) in enumerate(zip(centers, contexts)):
        noise = negatives[pair]
        words = np.append(noise, context)
        v, u = w_in[center].copy(), w_out[words]
        z = u @ v
        sign = np.ones(len(words))
        sign[-1] = -1
        losses[pair] = np.logaddexp(0, sign * z).sum()
        g = sign * np.exp(-np.logaddexp(0, -sign * z))  # σ(z) for noise, σ(z) - 1 = -σ(-z) for the context
        np.subtract.at(w_out, words, learning_rate * np.outer(g, v))  # adds up where a word repeats
        w_in[center] -= learning_rate * g @ u
    return w_in, w_out, losses
