# expect: WA on "equal scores"
# Rows of equal scores stay apart.
import numpy as np


def calibrate(scores, labels, weights, queries):
    # Rows of equal scores as one.
    which = np.argsort(np.argsort(scores, kind="stable"), kind="stable")
    points = np.sort(scores)
    weight = np.bincount(which, weights=weights)
    total = np.bincount(which, weights=weights * labels)
    return np.interp(queries, points, pool(total.tolist(), weight.tolist()))


def pool(totals, weights):
    means, block_weights, counts = [], [], []  # of the blocks so far, their means rising
    for total, weight in zip(totals, weights):
        mean, count = total / weight, 1
        while means and means[-1] >= mean:
            below, below_weight = means.pop(), block_weights.pop()
            mean = (mean * weight + below * below_weight) / (weight + below_weight)
            weight += below_weight
            count += counts.pop()
        means.append(mean)
        block_weights.append(weight)
        counts.append(count)
    return np.repeat(means, counts)
