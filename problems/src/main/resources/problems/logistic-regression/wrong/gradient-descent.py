# expect: TLE on "an outlier"
# Steps until the gradient vanishes, however many.
import numpy as np


def logistic_regression(x, y, l2):
    a = np.column_stack([x, np.ones(len(x))])
    penalty = np.full(a.shape[1], l2)
    penalty[-1] = 0
    size = 1 / np.linalg.eigvalsh(a.T @ a / 4 + np.diag(penalty))[-1]
    w = np.zeros(a.shape[1])
    while True:
        p = np.exp(-np.logaddexp(0, -(a @ w)))
        gradient = a.T @ (p - y) + penalty * w
        if np.abs(gradient).max() < 1e-7:
            return w[:-1], w[-1]
        w -= size * gradient
