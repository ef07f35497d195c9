# expect: MLE on "80,000 events"
# A matrix of all users and items.
import numpy as np


def als_step(user_ids, item_ids, counts, users, item_factors, alpha, regularization):
    f = item_factors.shape[1]
    r = np.zeros((users, len(item_factors)))
    np.add.at(r, (user_ids, item_ids), counts)
    confidence = 1 + alpha * r
    common = item_factors.T @ item_factors + regularization * np.eye(f)
    factors = np.zeros((users, f))
    for u in range(users):
        own = np.flatnonzero(r[u])
        y = item_factors[own]
        a = common + (y.T * (confidence[u, own] - 1)) @ y
        factors[u] = np.linalg.solve(a, confidence[u, own] @ y)
    return factors
