# expect: TLE on "4 × 256 tokens"
# Three Python loops, and the row's sum computed again for every key.
import math

import numpy as np


def scaled_dot_product_attention(queries, keys, values, mask):
    batch, seq_q, d_k = queries.shape
    seq_k = keys.shape[1]
    weights = np.zeros((batch, seq_q, seq_k))
    for b in range(batch):
        for i in range(seq_q):
            scores = np.where(mask[i], keys[b] @ queries[b, i] / math.sqrt(d_k), -np.inf)
            if not mask[i].any():
                continue
            for j in range(seq_k):
                weights[b, i, j] = math.exp(scores[j] - scores.max()) / np.exp(scores - scores.max()).sum()
    return weights @ values, weights
