# expect: WA on "one pair the wrong way round"
# Interpolates between the middles of blocks, where the function is flat.
import numpy as np


def calibrate(scores, labels, weights, queries):
    # Rows of equal scores as one.
    points, which = np.unique(scores, return_inverse=True)
    weight = np.bincount(which, weights=weights)
    total = np.bincount(which, weights=weights * labels)
    fitted = pool(total.tolist(), weight.tolist())
    values, block = np.unique(fitted, return_inverse=True)
    middles = np.bincount(block, weights=points) / np.bincount(block)
    return np.interp(queries, middles, values)


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
