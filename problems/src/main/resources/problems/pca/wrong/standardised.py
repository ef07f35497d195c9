# expect: WA on "along a line"
# Divides by the deviations, too.
import numpy as np


def pca(x, k):
    mean = x.mean(axis=0)
    _, singular, directions = np.linalg.svd((x - mean) / np.maximum(x.std(axis=0), 1e-12), full_matrices=False)
    components = directions[:k]
    largest = np.abs(components).argmax(axis=1)
    components = components * np.sign(components[np.arange(k), largest])[:, None]
    return mean, components, singular[:k] ** 2 / (len(x) - 1)
