# expect: WA on "two classes"
# Entry i is for the i-th of the order.
import numpy as np


def stratified_folds(labels, order, k):
    dealt = np.argsort(labels[order], kind="stable")
    folds = np.empty(len(labels), dtype=int)
    folds[dealt] = np.arange(len(labels)) % k
    return folds
