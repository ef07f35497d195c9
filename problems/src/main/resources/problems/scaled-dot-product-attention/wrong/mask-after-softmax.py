# expect: WA on "a causal mask"
# Masked weights are set to 0 after the normalisation; the rest no longer sums to 1.
import numpy as np


def scaled_dot_product_attention(queries, keys, values, mask):
    scores = queries @ np.swapaxes(keys, -2, -1) / np.sqrt(queries.shape[-1])
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    weights = weights * mask
    return weights @ values, weights
