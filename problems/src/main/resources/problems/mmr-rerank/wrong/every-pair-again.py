# expect: TLE on "8,000 items"
# Takes the maximum over all chosen items at each choice.
import numpy as np

EQUAL = 1e-9


def rerank(relevance, embeddings, k, trade_off):
    lengths = np.linalg.norm(embeddings, axis=1, keepdims=True)
    units = embeddings / np.where(lengths > 0, lengths, 1)
    scores = trade_off * relevance
    nearest = np.full(len(relevance), -np.inf)
    taken = np.zeros(len(relevance), dtype=bool)
    chosen = []
    while len(chosen) < min(k, len(relevance)):
        scores[taken] = -np.inf
        choice = np.flatnonzero(scores >= scores.max() - EQUAL)[0]
        chosen.append(choice)
        taken[choice] = True
        nearest = np.max([units @ units[j] for j in chosen], axis=0)
        scores = trade_off * relevance - (1 - trade_off) * nearest
    return np.array(chosen)
