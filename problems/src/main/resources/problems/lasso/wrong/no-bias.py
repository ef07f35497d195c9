# expect: WA on "three points"
import numpy as np


def lasso(features, targets, alpha):
    n, d = features.shape
    means = np.zeros(d)
    centred = features - means
    # d is small: with the Gram matrix a coordinate costs O(d), and no longer depends on n.
    gram = centred.T @ centred / n
    rho = centred.T @ targets / n
    squares = np.diag(gram)
    weights = np.zeros(d)
    usable = np.flatnonzero(squares > 1e-20 * means**2)
    for _ in range(10_000):
        moved, size = 0.0, 1e-300
        for j in usable:
            without = rho[j] + squares[j] * weights[j]
            new = np.sign(without) * max(abs(without) - alpha, 0) / squares[j]
            if new != weights[j]:
                rho -= (new - weights[j]) * gram[j]
                moved = max(moved, abs(new - weights[j]) * squares[j] ** 0.5)
                weights[j] = new
            size = max(size, abs(new) * squares[j] ** 0.5)
        if moved <= 1e-9 * size:
            break
    return weights, 0.0
