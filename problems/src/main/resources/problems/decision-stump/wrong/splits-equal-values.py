# expect: WA on "constant features"
# Counts a position between two equal values as a split.
import numpy as np


def best_split(features, labels):
    n, d = features.shape
    one_hot = np.eye(labels.max() + 1)[labels]
    total = one_hot.sum(axis=0)
    best = (-1, 0.0, 1 - ((total / n) ** 2).sum())
    least = np.inf
    sizes = np.arange(1, n)
    for feature in range(d):
        order = np.argsort(features[:, feature], kind="stable")
        values = features[order, feature]
        left = np.cumsum(one_hot[order], axis=0)[:-1]
        right = total - left
        impurity = (n - (left**2).sum(axis=1) / sizes - (right**2).sum(axis=1) / (n - sizes)) / n
        if n > 1 and impurity.min() < least:
            at = impurity.argmin()
            least = impurity[at]
            best = (feature, (values[at] + values[at + 1]) / 2, least)
    return best
