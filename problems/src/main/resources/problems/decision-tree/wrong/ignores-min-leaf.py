# expect: WA on "leaves of two"
# Looks only at the size of the node that is split.
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
    sizes = np.arange(1, n)
    enough = np.full(n - 1, n >= 2 * min_leaf)
    for feature in range(features.shape[1]):
        order = np.argsort(features[:, feature], kind="stable")
        values = features[order, feature]
        left = np.cumsum(one_hot[order], axis=0)[:-1]
        right = counts - left
        impurity = (n - (left**2).sum(axis=1) / sizes - (right**2).sum(axis=1) / (n - sizes)) / n
        impurity = np.where(enough & (values[1:] > values[:-1]), impurity, np.inf)
        if n > 1 and impurity.min() < least - 1e-12:
            # The first within the margin is the lowest threshold.
            at = np.flatnonzero(impurity < impurity.min() + 1e-12)[0]
            least = impurity[at]
            best = (feature, (values[at] + values[at + 1]) / 2)
    return best
