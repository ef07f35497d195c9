# expect: TLE on "60,000 tokens"
# Looks through the vocabulary for each token of the nucleus.
import numpy as np


def top_p_sample(logits, temperature, p, u):
    if temperature == 0:
        return logits.argmax(axis=1)
    tokens = np.empty(len(logits), dtype=int)
    for i, row in enumerate(logits / temperature):
        weights = np.exp(row - row.max())
        weights /= weights.sum()
        nucleus, shares, total = [], [], 0.0
        while total < p and len(nucleus) < len(row):
            token = int(weights.argmax())
            nucleus.append(token)
            shares.append(weights[token])
            total += weights[token]
            weights[token] = -1
        at = np.searchsorted(np.cumsum(shares)[:-1], u[i] * total, side="right")
        tokens[i] = nucleus[at]
    return tokens
