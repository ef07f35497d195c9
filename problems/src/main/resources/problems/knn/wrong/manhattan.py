# expect: WA on "random"
# The sum of absolute differences.
import numpy as np


def knn_classify(points, labels, queries, k):
    answers = np.empty(len(queries), dtype=int)
    for t, query in enumerate(queries):
        difference = points - query
        distance = np.abs(difference).sum(axis=1)
        # Everything as near as the k-th, so that ties there can be settled by index.
        near = np.flatnonzero(distance <= np.partition(distance, k - 1)[k - 1])
        neighbours = near[np.argsort(distance[near], kind="stable")][:k]
        classes, first, votes = np.unique(labels[neighbours], return_index=True, return_counts=True)
        winners = votes == votes.max()
        answers[t] = classes[winners][np.argmin(first[winners])]
    return answers
