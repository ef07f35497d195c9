# expect: WA on "an outlier"
# Gradient descent with a step that cannot diverge, stopped by the clock.
import numpy as np


def logistic_regression(x, y, l2):
    a = np.column_stack([x, np.ones(len(x))])
    penalty = np.full(a.shape[1], l2)
    penalty[-1] = 0

    def loss(w):
        z = a @ w
        return (np.logaddexp(0, z) - y * z).sum() + penalty @ w**2 / 2

    w = np.zeros(a.shape[1])
    for _ in range(10_000):
        p = np.exp(-np.logaddexp(0, -(a @ w)))
        gradient = a.T @ (p - y) + penalty * w
        step = gradient / np.linalg.eigvalsh(a.T @ a / 4 + np.diag(penalty))[-1]
        fall = gradient @ step
        if fall < 1e-16:
            break
        size, before = 1.0, loss(w)
        while loss(w - size * step) > before and size > 1e-6:
            size /= 2
        w = w - size * step
    return w[:-1], w[-1]
