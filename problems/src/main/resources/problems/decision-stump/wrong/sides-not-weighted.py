# expect: WA on "sides of different size"
# The plain mean of both sides.
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
        shares_left, shares_right = left / sizes[:, None], right / (n - sizes)[:, None]
        impurity = 1 - ((shares_left**2).sum(axis=1) + (shares_right**2).sum(axis=1)) / 2
        impurity = np.where(values[1:] > values[:-1], impurity, np.inf)
        if n > 1 and impurity.min() < least:
            at = impurity.argmin()
            least = impurity[at]
            best = (feature, (values[at] + values[at + 1]) / 2, least)
    return best
