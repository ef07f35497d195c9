# expect: WA on "weights"
import numpy as np


def fuse(rankings, weights, k, top):
    scores = {}
    for ranking, weight in zip(rankings, weights):
        seen = set()
        for rank, document in enumerate(ranking.tolist(), start=1):
            if document not in seen:
                seen.add(document)
                scores[document] = scores.get(document, 0.0) + 1 / (k + rank)
    # Rounded, because a sum's last digits depend on the order of its terms.
    best = sorted(scores, key=lambda document: (-round(scores[document], 12), document))[:top]
    return np.array(best, dtype=int), np.array([scores[document] for document in best], dtype=float)
