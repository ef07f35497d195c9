# expect: WA on "two classes"
# Clips tokens that are not known.
import numpy as np


def naive_bayes(documents, labels, queries, vocabulary_size, alpha):
    classes = int(labels.max()) + 1
    counts = np.zeros((classes, vocabulary_size))
    for document, label in zip(documents, labels):
        np.add.at(counts[label], document, 1)
    shares = np.log(counts + alpha) - np.log(counts.sum(axis=1, keepdims=True) + alpha * vocabulary_size)
    prior = np.log(np.bincount(labels) / len(labels))
    posterior = np.empty((len(queries), classes))
    for i, query in enumerate(queries):
        posterior[i] = prior + shares[:, np.minimum(query, vocabulary_size - 1)].sum(axis=1)
    posterior = np.exp(posterior - posterior.max(axis=1, keepdims=True))
    return posterior / posterior.sum(axis=1, keepdims=True)
