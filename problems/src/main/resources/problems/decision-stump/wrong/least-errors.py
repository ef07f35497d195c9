# expect: WA on "purer without fewer errors"
# Minimises misclassifications, which do not see that one side became pure.
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
        errors = n - left.max(axis=1) - right.max(axis=1)
        errors = np.where(values[1:] > values[:-1], errors, np.inf)
        if n > 1 and errors.min() < least:
            at = errors.argmin()
            least = errors[at]
            best = (feature, (values[at] + values[at + 1]) / 2, impurity[at])
    return best
