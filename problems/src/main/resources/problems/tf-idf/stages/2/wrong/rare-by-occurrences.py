# expect: SHAPE on "rare words go"
# Counts occurrences over the corpus rather than documents to tell what is rare.
from collections import Counter

import numpy as np


def tf_idf(documents, min_documents):
    counts = [Counter(document.lower().split()) for document in documents]
    document_frequency = Counter(term for count in counts for term in count)
    total = sum(counts, Counter())
    vocabulary = sorted(term for term, frequency in total.items() if frequency >= min_documents)
    column = {term: j for j, term in enumerate(vocabulary)}
    frequencies = np.array([document_frequency[term] for term in vocabulary], dtype=float)
    occurrences = np.zeros((len(documents), len(vocabulary)))
    for i, count in enumerate(counts):
        for term, times in count.items():
            if term in column:
                occurrences[i, column[term]] = times
    damped = np.where(occurrences > 0, 1 + np.log(np.maximum(occurrences, 1)), 0)
    weights = damped * (np.log((1 + len(documents)) / (1 + frequencies)) + 1)
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    return vocabulary, weights / np.where(lengths > 0, lengths, 1)
