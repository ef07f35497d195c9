# expect: WA on "hot"
import numpy as np


def top_p_sample(logits, temperature, p, u):
    if temperature == 0:
        return logits.argmax(axis=1)
    tokens = np.empty(len(logits), dtype=int)
    for i, row in enumerate(logits * temperature):
        weights = np.exp(row - row.max())
        order = np.argsort(-weights, kind="stable")
        cumulative = np.cumsum(weights[order] / weights.sum())
        last = min(np.searchsorted(cumulative, p, side="left"), len(row) - 1)
        # The first whose sum exceeds u times the nucleus's.
        tokens[i] = order[np.searchsorted(cumulative[:last], u[i] * cumulative[last], side="right")]
    return tokens
