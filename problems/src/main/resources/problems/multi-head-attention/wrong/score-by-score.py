# expect: TLE on "160 tokens"
# A Python loop over heads, queries and keys.
import numpy as np


def multi_head_attention(x, w_query, w_key, w_value, w_output, heads, causal):
    batch, tokens, d = x.shape
    width = d // heads

    def split(projected):
        return projected.reshape(batch, tokens, heads, width).transpose(0, 2, 1, 3)

    q, k, v = split(x @ w_query), split(x @ w_key), split(x @ w_value)
    scores = np.zeros((batch, heads, tokens, tokens))
    for b in range(batch):
        for a in range(heads):
            for i in range(tokens):
                for j in range(tokens):
                    scores[b, a, i, j] = np.dot(q[b, a, i], k[b, a, j]) / np.sqrt(width)
    if causal:
        scores = np.where(np.tri(tokens, dtype=bool), scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    joined = (weights @ v).transpose(0, 2, 1, 3).reshape(batch, tokens, d)
    return joined @ w_output
