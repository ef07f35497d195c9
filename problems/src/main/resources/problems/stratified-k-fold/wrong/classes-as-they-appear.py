# expect: WA on "two classes"
# Takes the classes in the order of their first example.
import numpy as np


def stratified_folds(labels, order, k):
    members = {}
    for example in order.tolist():
        members.setdefault(labels[example], []).append(example)
    dealt = [example for group in members.values() for example in group]
    folds = np.empty(len(labels), dtype=int)
    folds[dealt] = np.arange(len(labels)) % k
    return folds
