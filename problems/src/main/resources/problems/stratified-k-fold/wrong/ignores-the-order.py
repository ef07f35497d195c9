# expect: WA on "two classes"
# Deals the examples as they are numbered.
import numpy as np


def stratified_folds(labels, order, k):
    dealt = np.argsort(labels, kind="stable")
    folds = np.empty(len(labels), dtype=int)
    folds[dealt] = np.arange(len(labels)) % k
    return folds
