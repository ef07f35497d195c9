# expect: TLE on "20 × 3,000 documents"
# list.index for every document in every ranking.
import numpy as np


def fuse(rankings, weights, k, top):
    lists = [ranking.tolist() for ranking in rankings]
    scores = {}
    for document in {document for ranking in lists for document in ranking}:
        scores[document] = 0.0
        for ranking, weight in zip(lists, weights):
            if document in ranking:
                scores[document] += weight / (k + ranking.index(document) + 1)
    # Rounded, because a sum's last digits depend on the order of its terms.
    best = sorted(scores, key=lambda document: (-round(scores[document], 12), document))[:top]
    return np.array(best, dtype=int), np.array([scores[document] for document in best], dtype=float)
