# expect: WA on "along a line"
# The eigenvalues rise.
import numpy as np


def pca(x, k):
    mean = x.mean(axis=0)
    centred = x - mean
    values, vectors = np.linalg.eigh(centred.T @ centred / (len(x) - 1))
    components = vectors.T[:k]
    largest = np.abs(components).argmax(axis=1)
    return mean, components * np.sign(components[np.arange(k), largest])[:, None], values[:k]
