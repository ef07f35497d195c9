# expect: TLE on "3,000 features"
# A d × d matrix, however few the rows.
import numpy as np


def pca(x, k):
    mean = x.mean(axis=0)
    centred = x - mean
    values, vectors = np.linalg.eigh(centred.T @ centred / (len(x) - 1))
    components = vectors.T[::-1][:k]
    largest = np.abs(components).argmax(axis=1)
    return mean, components * np.sign(components[np.arange(k), largest])[:, None], values[::-1][:k]
