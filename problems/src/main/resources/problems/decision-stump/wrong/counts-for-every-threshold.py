# expect: TLE on "12,000 rows"
# A mask over all rows for every threshold: O(n²d).
import numpy as np


def best_split(features, labels):
    n, d = features.shape
    best = (-1, 0.0, gini(labels))
    least = np.inf
    for feature in range(d):
        values = np.unique(features[:, feature])
        for low, high in zip(values[:-1], values[1:]):
            threshold = (low + high) / 2
            left = features[:, feature] <= threshold
            impurity = left.mean() * gini(labels[left]) + (1 - left.mean()) * gini(labels[~left])
            if impurity < least:
                least = impurity
                best = (feature, threshold, impurity)
    return best


def gini(labels):
    shares = np.bincount(labels) / len(labels)
    return 1 - (shares**2).sum()
