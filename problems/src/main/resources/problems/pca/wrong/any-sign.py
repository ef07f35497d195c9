# expect: WA on "wider than tall"
# Whatever sign the library gives.
import numpy as np


def pca(x, k):
    mean = x.mean(axis=0)
    _, singular, directions = np.linalg.svd(x - mean, full_matrices=False)
    components = directions[:k]
    return mean, components, singular[:k] ** 2 / (len(x) - 1)
