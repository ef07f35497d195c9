# expect: WA on "two classes"
# Cuts the sorted examples into k pieces: a fold is nearly one class.
import numpy as np


def stratified_folds(labels, order, k):
    dealt = order[np.argsort(labels[order], kind="stable")]
    folds = np.empty(len(labels), dtype=int)
    folds[dealt] = np.arange(len(labels)) * k // len(labels)
    return folds
