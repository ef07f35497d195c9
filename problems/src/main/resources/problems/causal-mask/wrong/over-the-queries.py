# expect: WA on "two documents"
# Normalises columns.
import numpy as np


def masked_weights(scores, document, window):
    at = np.arange(len(scores))
    query, key = at[:, None], at[None, :]
    allowed = (key <= query) & (query - key < window) & (document[:, None] == document[None, :])
    masked = np.where(allowed, scores, -np.inf)
    # The diagonal is always allowed, so the maximum is finite.
    weights = np.exp(masked - masked.max(axis=0, keepdims=True))
    return weights / weights.sum(axis=0, keepdims=True)
