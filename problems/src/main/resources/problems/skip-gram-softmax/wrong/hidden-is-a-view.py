# expect: WA on "three words"
# hidden is a view: moving the row of w_in changes it before the outer product.
import numpy as np


def train_skip_gram(w_in, w_out, centers, contexts, learning_rate):
    losses = np.zeros(len(centers))
    for pair, (center, context) in enumerate(zip(centers, contexts)):
        hidden = w_in[center]
        scores = hidden @ w_out
        largest = scores.max()
        log_sum = largest + np.log(np.exp(scores - largest).sum())
        losses[pair] = log_sum - scores[context]
        gradient = np.exp(scores - log_sum)
        gradient[context] -= 1
        hidden_gradient = w_out @ gradient
        w_in[center] -= learning_rate * hidden_gradient
        w_out -= learning_rate * np.outer(hidden, gradient)
    return losses, w_in, w_out
