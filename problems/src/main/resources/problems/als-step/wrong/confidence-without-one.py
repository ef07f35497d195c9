# expect: WA on "three users"
import numpy as np


def als_step(user_ids, item_ids, counts, users, item_factors, alpha, regularization):
    m, f = item_factors.shape
    # One entry a pair, in order of the users.
    pairs, which = np.unique(user_ids * m + item_ids, return_inverse=True)
    weights = alpha * np.bincount(which, weights=counts, minlength=len(pairs))
    items = item_factors[pairs % m]
    bounds = np.searchsorted(pairs, np.arange(users + 1) * m)

    # What all users have in common, and what their own items add.
    a = np.tile(item_factors.T @ item_factors + regularization * np.eye(f), (users, 1, 1))
    b = np.zeros((users, f))
    for u, (start, end) in enumerate(zip(bounds, bounds[1:])):
        own, weight = items[start:end], weights[start:end]
        a[u] += (own.T * weight) @ own
        b[u] = weight @ own
    return np.linalg.solve(a, b[:, :, None])[:, :, 0]
