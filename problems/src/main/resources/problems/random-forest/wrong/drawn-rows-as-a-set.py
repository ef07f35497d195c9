# expect: WA on "a row drawn often"
# Counts a row once, however often it was drawn.
import numpy as np


def random_forest(features, labels, queries, rows, candidates, max_depth):
    n, classes = len(labels), labels.max() + 1
    one_hot = np.eye(classes)[labels]
    asked = np.vstack([queries, features])
    votes = np.zeros((len(asked), classes), dtype=int)
    for drawn, allowed in zip(rows, candidates):
        answers = np.empty(len(asked), dtype=int)
        grow(features, one_hot, np.unique(drawn), allowed, asked, np.arange(len(asked)), max_depth, answers)
        counted = np.ones(len(asked), dtype=bool)
        counted[len(queries) + drawn] = False
        votes[counted, answers[counted]] += 1
    outside = votes[len(queries) :]
    judged = outside.sum(axis=1) > 0
    right = outside.argmax(axis=1) == labels
    return votes[: len(queries)], float(right[judged].mean()) if judged.any() else 0.0


def grow(features, one_hot, rows, allowed, asked, asking, depth, answers):
    counts = one_hot[rows].sum(axis=0)
    split = None
    if counts.max() < len(rows) and depth > 0:
        split = best_split(features[rows], one_hot[rows], counts, allowed)
    if split is None or len(asking) == 0:
        answers[asking] = counts.argmax()
        return
    feature, threshold = split
    left = features[rows, feature] <= threshold
    asks_left = asked[asking, feature] <= threshold
    grow(features, one_hot, rows[left], allowed, asked, asking[asks_left], depth - 1, answers)
    grow(features, one_hot, rows[~left], allowed, asked, asking[~asks_left], depth - 1, answers)


def best_split(features, one_hot, counts, allowed):
    n = len(features)
    best = None
    least = np.inf
    sizes = np.arange(1, n)
    for feature in allowed:
        order = np.argsort(features[:, feature], kind="stable")
        values = features[order, feature]
        left = np.cumsum(one_hot[order], axis=0)[:-1]
        right = counts - left
        impurity = (n - (left**2).sum(axis=1) / sizes - (right**2).sum(axis=1) / (n - sizes)) / n
        impurity = np.where(values[1:] > values[:-1], impurity, np.inf)
        if n > 1 and impurity.min() < least - 1e-12:
            # The first within the margin is the lowest threshold.
            at = np.flatnonzero(impurity < impurity.min() + 1e-12)[0]
            least = impurity[at]
            best = (feature, (values[at] + values[at + 1]) / 2)
    return best
