# expect: WA on "large scores"
# Exponentials of the raw scores.
import numpy as np


def train_skip_gram(w_in, w_out, centers, contexts, learning_rate):
    losses = np.zeros(len(centers))
    for pair, (center, context) in enumerate(zip(centers, contexts)):
        hidden = w_in[center].copy()
        scores = hidden @ w_out
        largest = scores.max()
        log_sum = np.log(np.exp(scores).sum())
        losses[pair] = log_sum - scores[context]
        gradient = np.exp(scores - log_sum)
        gradient[context] -= 1
        hidden_gradient = w_out @ gradient
        w_out -= learning_rate * np.outer(hidden, gradient)
        w_in[center] -= learning_rate * hidden_gradient
    return losses, w_in, w_out
