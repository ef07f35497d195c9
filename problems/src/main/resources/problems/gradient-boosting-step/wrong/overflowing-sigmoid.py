# expect: WA on "certain rows"
# Infinity over infinity.
import numpy as np


def boost(features, labels, scores, regularization, min_hessian, learning_rate):
    with np.errstate(over="ignore", invalid="ignore"):
        p = np.exp(scores) / (1 + np.exp(scores))
    g, h = p - labels, p * (1 - p)

    def worth(g, h):
        return 0.5 * g**2 / (h + regularization)

    # All splits of all features: row r of a column has the r + 1 smallest values on its left.
    order = np.argsort(features, axis=0)
    values = np.take_along_axis(features, order, axis=0)
    left_g, left_h = np.cumsum(g[order], axis=0)[:-1], np.cumsum(h[order], axis=0)[:-1]
    right_g, right_h = g.sum() - left_g, h.sum() - left_h
    gain = worth(left_g, left_h) + worth(right_g, right_h) - worth(g.sum(), h.sum())
    allowed = (values[:-1] < values[1:]) & (left_h >= min_hessian) & (right_h >= min_hessian)
    if not allowed.any():
        weight = -g.sum() / (h.sum() + regularization)
        return -1, 0.0, 0.0, weight, weight, scores + learning_rate * weight
    gain[~allowed] = -np.inf
    r, feature = np.unravel_index(np.argmax(gain), gain.shape)
    threshold = (values[r, feature] + values[r + 1, feature]) / 2
    left = -left_g[r, feature] / (left_h[r, feature] + regularization)
    right = -right_g[r, feature] / (right_h[r, feature] + regularization)
    moved = scores + learning_rate * np.where(features[:, feature] <= threshold, left, right)
    return feature, threshold, gain[r, feature], left, right, moved
