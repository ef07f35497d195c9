# expect: WA on "three documents"
# The logarithm of base 10.
from collections import Counter

import numpy as np


def tf_idf(documents):
    counts = [Counter(document.lower().split()) for document in documents]
    document_frequency = Counter(term for count in counts for term in count)
    vocabulary = sorted(document_frequency)
    column = {term: j for j, term in enumerate(vocabulary)}
    frequencies = np.array([document_frequency[term] for term in vocabulary], dtype=float)
    idf = np.log10((1 + len(documents)) / (1 + frequencies)) + 1
    weights = np.zeros((len(documents), len(vocabulary)))
    for i, count in enumerate(counts):
        for term, occurrences in count.items():
            weights[i, column[term]] = occurrences / count.total()
    weights *= idf
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    return vocabulary, weights / np.where(lengths > 0, lengths, 1)
