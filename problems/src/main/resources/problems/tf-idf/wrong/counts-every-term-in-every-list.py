# expect: TLE on "400 documents"
# list.count for every term and document, and for every document frequency.
import numpy as np


def tf_idf(documents):
    tokens = [document.lower().split() for document in documents]
    vocabulary = sorted({term for document in tokens for term in document})
    n = len(documents)
    weights = np.zeros((n, len(vocabulary)))
    for j, term in enumerate(vocabulary):
        frequency = sum(1 for document in tokens if document.count(term) > 0)
        for i, document in enumerate(tokens):
            if document:
                weights[i, j] = document.count(term) / len(document) * (np.log((1 + n) / (1 + frequency)) + 1)
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    return vocabulary, weights / np.where(lengths > 0, lengths, 1)
