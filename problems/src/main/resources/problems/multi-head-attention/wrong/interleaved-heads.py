# expect: WA on "two heads of three"
# Head a gets every h-th column.
import numpy as np


def multi_head_attention(x, w_query, w_key, w_value, w_output, heads, causal):
    batch, tokens, d = x.shape
    width = d // heads

    def split(projected):
        return projected.reshape(batch, tokens, width, heads).transpose(0, 3, 1, 2)

    q, k, v = split(x @ w_query), split(x @ w_key), split(x @ w_value)
    scores = q @ k.swapaxes(-2, -1) / np.sqrt(width)
    if causal:
        scores = np.where(np.tri(tokens, dtype=bool), scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    joined = (weights @ v).transpose(0, 2, 3, 1).reshape(batch, tokens, d)
    return joined @ w_output
