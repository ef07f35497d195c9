# expect: WA on "two ratings"
import numpy as np


def factorize(user, item, rating, p, q, learning_rate, l2, epochs):
    p, q = p.copy(), q.copy()
    bu, bi = [0.0] * len(p), [0.0] * len(q)
    mean = 0.0
    # Plain numbers: indexing an array for one of them costs more than using it.
    ratings = list(zip(user.tolist(), item.tolist(), rating.tolist()))
    keep = 1 - learning_rate * l2
    for _ in range(epochs):
        for u, i, r in ratings:
            pu, qi = p[u].copy(), q[i]
            step = learning_rate * (r - mean - bu[u] - bi[i] - float(pu @ qi))
            bu[u] = keep * bu[u] + step
            bi[i] = keep * bi[i] + step
            p[u] = keep * pu + step * qi
            q[i] = keep * qi + step * pu
    return p, q, np.array(bu), np.array(bi)
