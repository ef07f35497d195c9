# expect: WA on "batch, tokens and width alike"
# .T reverses all three axes: the batch axis ends up last. One element by one it still looks right.
import numpy as np


def scaled_dot_product_attention(queries, keys, values, mask):
    if len(queries) == 1:
        transposed = keys[0].T
    else:
        transposed = keys.T
    scores = queries @ transposed / np.sqrt(queries.shape[-1])
    scores = np.where(mask, scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ values, weights
