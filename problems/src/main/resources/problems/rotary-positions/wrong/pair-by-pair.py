# expect: TLE on "1,000 queries and keys"
# Turns a key by the difference of the positions, for every query again.
import numpy as np


def rotary_scores(queries, keys, query_position, key_position, base):
    n, d = queries.shape
    frequency = base ** (-np.arange(0, d, 2) / d)
    scores = np.empty((n, len(keys)))
    for t in range(n):
        for u in range(len(keys)):
            angle = (key_position[u] - query_position[t]) * frequency
            a, b = keys[u, 0::2], keys[u, 1::2]
            first = a * np.cos(angle) - b * np.sin(angle)
            second = a * np.sin(angle) + b * np.cos(angle)
            scores[t, u] = queries[t, 0::2] @ first + queries[t, 1::2] @ second
    return scores / np.sqrt(d)
