# expect: WA on "two documents"
# A score of zero still has a weight.
import numpy as np


def masked_weights(scores, document, window):
    at = np.arange(len(scores))
    query, key = at[:, None], at[None, :]
    allowed = (key <= query) & (query - key < window) & (document[:, None] == document[None, :])
    masked = np.where(allowed, scores, 0.0)
    # The diagonal is always allowed, so the maximum is finite.
    weights = np.exp(masked - masked.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True)
