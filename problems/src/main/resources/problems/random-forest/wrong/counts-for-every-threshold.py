# expect: TLE on "6,000 rows"
# Counts both sides again for every threshold.
import numpy as np


def random_forest(features, labels, queries, rows, candidates, max_depth):
    n, classes = len(labels), labels.max() + 1
    one_hot = np.eye(classes)[labels]
    asked = np.vstack([queries, features])
    votes = np.zeros((len(asked), classes), dtype=int)
    for drawn, allowed in zip(rows, candidates):
        answers = np.empty(len(asked), dtype=int)
        grow(features, one_hot, drawn, allowed, asked, np.arange(len(asked)), max_depth, answers)
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
    for feature in allowed:
        values = np.unique(features[:, feature])
        for threshold in (values[1:] + values[:-1]) / 2:
            goes_left = features[:, feature] <= threshold
            size = goes_left.sum()
            left = one_hot[goes_left].sum(axis=0)
            right = counts - left
            impurity = (n - (left**2).sum() / size - (right**2).sum() / (n - size)) / n
            if impurity < least - 1e-12:
                least = impurity
                best = (feature, threshold)
    return best
