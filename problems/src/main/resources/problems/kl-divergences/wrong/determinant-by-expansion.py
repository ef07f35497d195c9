# expect: TLE on "tiny variances"
# Minors of minors of minors.
import numpy as np


def divergences(p, q, mean0, covariance0, mean1, covariance1):
    middle = (p + q) / 2
    jensen_shannon = (discrete(p, middle) + discrete(q, middle)) / 2
    size, both = len(mean0), determinant(covariance1.tolist())
    inverse = np.empty((size, size))
    for i, j in np.ndindex(size, size):
        inverse[i, j] = (-1) ** (i + j) * determinant(minor(covariance1.tolist(), j, i)) / both
    difference = mean1 - mean0
    total = np.trace(inverse @ covariance0) + difference @ inverse @ difference - size
    log_ratio = np.log(both) - np.log(determinant(covariance0.tolist()))
    return discrete(p, q), jensen_shannon, float((total + log_ratio) / 2)


def determinant(a):
    return sum((-1) ** j * a[0][j] * determinant(minor(a, 0, j)) for j in range(len(a))) if a else 1.0


def minor(a, row, column):
    return [line[:column] + line[column + 1 :] for i, line in enumerate(a) if i != row]


def discrete(p, q):
    p, q = p[p > 0], q[p > 0]
    return float((p * np.log(p / q)).sum()) if (q > 0).all() else np.inf
