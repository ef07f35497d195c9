# expect: WA on "along a line"
# Their squares are wanted, over n − 1.
import numpy as np


def pca(x, k):
    mean = x.mean(axis=0)
    _, singular, directions = np.linalg.svd(x - mean, full_matrices=False)
    components = directions[:k]
    largest = np.abs(components).argmax(axis=1)
    components = components * np.sign(components[np.arange(k), largest])[:, None]
    return mean, components, singular[:k]
