# expect: TLE on "6,000 rows"
# Counts both sides again for every threshold: O(n²d) a level.
import numpy as np


def tree_predict(features, labels, queries, max_depth, min_leaf):
    one_hot = np.eye(labels.max() + 1)[labels]
    answers = np.empty(len(queries), dtype=int)

    def grow(rows, asking, depth):
        counts = one_hot[rows].sum(axis=0)
        split = None
        if counts.max() < len(rows) and depth < max_depth:
            split = best_split(features[rows], one_hot[rows], counts, min_leaf)
        if split is None or len(asking) == 0:
            answers[asking] = counts.argmax()
            return
        feature, threshold = split
        left = features[rows, feature] <= threshold
        asks_left = queries[asking, feature] <= threshold
        grow(rows[left], asking[asks_left], depth + 1)
        grow(rows[~left], asking[~asks_left], depth + 1)

    grow(np.arange(len(labels)), np.arange(len(queries)), 0)
    return answers


def best_split(features, one_hot, counts, min_leaf):
    n = len(features)
    best = None
    least = np.inf
    for feature in range(features.shape[1]):
        values = np.unique(features[:, feature])
        for threshold in (values[1:] + values[:-1]) / 2:
            goes_left = features[:, feature] <= threshold
            size = goes_left.sum()
            if size < min_leaf or n - size < min_leaf:
                continue
            left = one_hot[goes_left].sum(axis=0)
            right = counts - left
            impurity = (n - (left**2).sum() / size - (right**2).sum() / (n - size)) / n
            if impurity < least - 1e-12:
                least = impurity
                best = (feature, threshold)
    return best
