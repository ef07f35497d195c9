# expect: TLE on "4,000 pairs of 20,000 words"
# Two matrices of zeros for every pair.
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
        gradient_in, gradient_out = np.zeros_like(w_in), np.zeros_like(w_out)
        gradient_in[center] = g @ u
        np.add.at(gradient_out, words, np.outer(g, v))
        w_in -= learning_rate * gradient_in
        w_out -= learning_rate * gradient_out
    return w_in, w_out, losses
