# expect: WA on "two documents"
# The rows no longer sum to 1.
import numpy as np


def masked_weights(scores, document, window):
    at = np.arange(len(scores))
    query, key = at[:, None], at[None, :]
    allowed = (key <= query) & (query - key < window) & (document[:, None] == document[None, :])
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return allowed * weights / weights.sum(axis=1, keepdims=True)
