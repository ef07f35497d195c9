# expect: TLE on "60,000 rows"
import numpy as np


def calibrate(scores, labels, weights, queries):
    # Rows of equal scores as one.
    points, which = np.unique(scores, return_inverse=True)
    weight = np.bincount(which, weights=weights)
    total = np.bincount(which, weights=weights * labels)
    return np.interp(queries, points, pool(total.tolist(), weight.tolist()))


def pool(totals, weights):
    means, counts = [total / weight for total, weight in zip(totals, weights)], [1] * len(totals)
    b = 0
    while b + 1 < len(means):
        if means[b] >= means[b + 1]:
            weight = weights[b] + weights[b + 1]
            means[b] = (means[b] * weights[b] + means[b + 1] * weights[b + 1]) / weight
            weights[b] = weight
            counts[b] += counts[b + 1]
            del means[b + 1], weights[b + 1], counts[b + 1]
            b = 0
        else:
            b += 1
    return np.repeat(means, counts)
