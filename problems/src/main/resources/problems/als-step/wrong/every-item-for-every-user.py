# expect: TLE on "80,000 events"
import numpy as np


def als_step(user_ids, item_ids, counts, users, item_factors, alpha, regularization):
    m, f = item_factors.shape
    order = np.argsort(user_ids, kind="stable")
    bounds = np.searchsorted(user_ids[order], np.arange(users + 1))
    factors = np.zeros((users, f))
    for u in range(users):
        own = order[bounds[u] : bounds[u + 1]]
        r = np.bincount(item_ids[own], weights=counts[own], minlength=m)
        confidence = 1 + alpha * r
        a = (item_factors.T * confidence) @ item_factors + regularization * np.eye(f)
        factors[u] = np.linalg.solve(a, item_factors.T @ (confidence * (r > 0)))
    return factors
