# expect: WA on "a query and two keys"
# The sum of the positions decides, not their difference.
import numpy as np


def rotary_scores(queries, keys, query_position, key_position, base):
    d = queries.shape[1]
    frequency = base ** (-np.arange(0, d, 2) / d)

    def rotate(x, position):
        angle = position[:, None] * frequency
        cosine, sine = np.cos(angle), np.sin(angle)
        a, b = x[:, 0::2], x[:, 1::2]
        turned = np.empty_like(x)
        turned[:, 0::2] = a * cosine - b * sine
        turned[:, 1::2] = a * sine + b * cosine
        return turned

    return rotate(queries, query_position) @ rotate(keys, -key_position).T / np.sqrt(d)
