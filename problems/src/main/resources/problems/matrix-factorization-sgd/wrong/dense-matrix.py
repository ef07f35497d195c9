# expect: MLE on "7,000 users and items"
# A cell for every user and item. Ratings are found by their cell.
import numpy as np


def factorize(user, item, rating, p, q, learning_rate, l2, epochs):
    p, q = p.copy(), q.copy()
    order = np.full((len(p), len(q)), np.nan)
    order[user, item] = np.arange(len(user))
    residual = rating - rating.mean()
    bu, bi = np.zeros(len(p)), np.zeros(len(q))
    for _ in range(epochs):
        for u, i, r in zip(user, item, residual):
            if np.isnan(order[u, i]):
                continue
            pu = p[u].copy()
            error = r - bu[u] - bi[i] - pu @ q[i]
            bu[u] += learning_rate * (error - l2 * bu[u])
            bi[i] += learning_rate * (error - l2 * bi[i])
            p[u] += learning_rate * (error * q[i] - l2 * pu)
            q[i] += learning_rate * (error * pu - l2 * q[i])
    return p, q, bu, bi
