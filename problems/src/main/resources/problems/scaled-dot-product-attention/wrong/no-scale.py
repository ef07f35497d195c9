# expect: WA on "one query, two keys"
import numpy as np


def scaled_dot_product_attention(queries, keys, values, mask):
    scores = queries @ np.swapaxes(keys, -2, -1)
    scores = np.where(mask, scores, -np.inf)
    # A row that sees nothing has no largest score; any finite number will do there.
    largest = np.where(mask.any(axis=-1, keepdims=True), scores.max(axis=-1, keepdims=True), 0)
    weights = np.exp(scores - largest)
    sums = weights.sum(axis=-1, keepdims=True)
    weights = weights / np.where(sums > 0, sums, 1)
    return weights @ values, weights
