# expect: WA on "one query, two keys"
# Axis 1 of the scores is the queries.
import numpy as np


def scaled_dot_product_attention(queries, keys, values, mask):
    scores = queries @ np.swapaxes(keys, -2, -1) / np.sqrt(queries.shape[-1])
    scores = np.where(mask, scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = weights / weights.sum(axis=1, keepdims=True)
    return weights @ values, weights
