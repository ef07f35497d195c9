# expect: TLE on "10,000 rows"
import numpy as np


def boost(features, labels, scores, regularization, min_hessian, learning_rate):
    e = np.exp(-np.abs(scores))
    p = np.where(scores >= 0, 1, e) / (1 + e)
    g, h = p - labels, p * (1 - p)
    weight = -g.sum() / (h.sum() + regularization)
    best = (-1, 0.0, 0.0, weight, weight)
    for feature in range(features.shape[1]):
        values = np.unique(features[:, feature])
        for threshold in (values[:-1] + values[1:]) / 2:
            left = features[:, feature] <= threshold
            gl, hl, gr, hr = g[left].sum(), h[left].sum(), g[~left].sum(), h[~left].sum()
            if min(hl, hr) < min_hessian:
                continue
            gain = gl**2 / (hl + regularization) + gr**2 / (hr + regularization)
            gain = (gain - g.sum() ** 2 / (h.sum() + regularization)) / 2
            if best[0] < 0 or gain > best[2]:
                best = (feature, threshold, gain, -gl / (hl + regularization), -gr / (hr + regularization))
    left = np.ones(len(g), dtype=bool) if best[0] < 0 else features[:, best[0]] <= best[1]
    return (*best, scores + learning_rate * np.where(left, best[3], best[4]))
