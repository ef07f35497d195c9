# expect: WA on "large scores"
# A forbidden giant leaves 0/0.
import numpy as np


def masked_weights(scores, document, window):
    at = np.arange(len(scores))
    query, key = at[:, None], at[None, :]
    allowed = (key <= query) & (query - key < window) & (document[:, None] == document[None, :])
    masked = np.where(allowed, scores, -np.inf)
    weights = np.exp(masked - scores.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True)
