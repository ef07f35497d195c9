# expect: TLE on "200,000 examples, as many classes"
# Looks through all examples once for each class.
import numpy as np


def stratified_folds(labels, order, k):
    shuffled = labels[order]
    folds = np.empty(len(labels), dtype=int)
    dealt = 0
    for label in np.unique(labels):
        members = order[shuffled == label]
        folds[members] = np.arange(dealt, dealt + len(members)) % k
        dealt += len(members)
    return folds
