# expect: WA on "two classes"
# All leftovers land in the first folds.
import numpy as np


def stratified_folds(labels, order, k):
    folds = np.empty(len(labels), dtype=int)
    for label in np.unique(labels):
        members = order[labels[order] == label]
        folds[members] = np.arange(len(members)) % k
    return folds
