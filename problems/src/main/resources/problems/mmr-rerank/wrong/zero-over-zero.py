# expect: WA on "a vector of zeros"
# argmax takes NaN for the largest.
import numpy as np

EQUAL = 1e-9


def rerank(relevance, embeddings, k, trade_off):
    lengths = np.linalg.norm(embeddings, axis=1, keepdims=True)
    units = embeddings / lengths
    scores = trade_off * relevance
    nearest = np.full(len(relevance), -np.inf)
    taken = np.zeros(len(relevance), dtype=bool)
    chosen = []
    while len(chosen) < min(k, len(relevance)):
        scores[taken] = -np.inf
        choice = int(np.argmax(scores))
        chosen.append(choice)
        taken[choice] = True
        nearest = np.maximum(nearest, units @ units[choice])
        scores = trade_off * relevance - (1 - trade_off) * nearest
    return np.array(chosen)
