import numpy as np


def divergences(p, q, mean0, covariance0, mean1, covariance1):
    middle = (p + q) / 2
    jensen_shannon = (discrete(p, middle) + discrete(q, middle)) / 2
    return discrete(p, q), jensen_shannon, gaussian(mean0, covariance0, mean1, covariance1)


def discrete(p, q):
    p, q = p[p > 0], q[p > 0]
    return float((p * np.log(p / q)).sum()) if (q > 0).all() else np.inf


def gaussian(mean0, covariance0, mean1, covariance1):
    l0, l1 = np.linalg.cholesky(covariance0), np.linalg.cholesky(covariance1)
    solved = np.linalg.solve(l1, np.column_stack([mean1 - mean0, l0]))
    log_ratio = 2 * (np.log(np.diag(l1)) - np.log(np.diag(l0))).sum()
    return float(((solved**2).sum() - len(mean0) + log_ratio) / 2)
