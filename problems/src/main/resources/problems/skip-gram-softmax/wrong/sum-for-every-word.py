# expect: TLE on "2,000 words"
# Scores and sum again for every word's probability.
import numpy as np


def train_skip_gram(w_in, w_out, centers, contexts, learning_rate):
    losses = np.zeros(len(centers))
    for pair, (center, context) in enumerate(zip(centers, contexts)):
        hidden = w_in[center].copy()
        scores = hidden @ w_out
        largest = scores.max()
        log_sum = largest + np.log(np.exp(scores - largest).sum())
        losses[pair] = log_sum - scores[context]
        gradient = np.array([np.exp(scores[j] - largest) / np.exp(hidden @ w_out - largest).sum() for j in range(len(scores))])
        gradient[context] -= 1
        hidden_gradient = w_out @ gradient
        w_out -= learning_rate * np.outer(hidden, gradient)
        w_in[center] -= learning_rate * hidden_gradient
    return losses, w_in, w_out
