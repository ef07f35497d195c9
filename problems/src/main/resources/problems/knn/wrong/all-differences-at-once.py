# expect: MLE on "20,000 points"
# m · n · d numbers in one array.
import numpy as np


def knn_classify(points, labels, queries, k):
    distance = ((queries[:, None] - points) ** 2).sum(axis=2)
    answers = np.empty(len(queries), dtype=int)
    for t, neighbours in enumerate(np.argsort(distance, axis=1, kind="stable")[:, :k]):
        classes, first, votes = np.unique(labels[neighbours], return_index=True, return_counts=True)
        winners = votes == votes.max()
        answers[t] = classes[winners][np.argmin(first[winners])]
    return answers
