# expect: MLE on "4,000 documents"
# A count for every document and token.
import numpy as np


def naive_bayes(documents, labels, queries, vocabulary_size, alpha):
    rows = np.array([np.bincount(document, minlength=vocabulary_size) for document in documents])
    counts = np.array([rows[labels == k].sum(axis=0) for k in range(labels.max() + 1)])
    shares = np.log(counts + alpha) - np.log(counts.sum(axis=1, keepdims=True) + alpha * vocabulary_size)
    prior = np.log(np.bincount(labels) / len(labels))
    posterior = np.array([prior + shares[:, q[q < vocabulary_size]].sum(axis=1) for q in queries])
    posterior = np.exp(posterior - posterior.max(axis=1, keepdims=True))
    return posterior / posterior.sum(axis=1, keepdims=True)
