# expect: WA on "a heavy tie"
# Every example is a group of its own: a tie is decided by the order of sorting.
import numpy as np


def roc_auc(positive, scores, weights):
    order = np.argsort(scores, kind="stable")
    positive, scores, weights = positive[order], scores[order], weights[order]
    first = np.arange(len(scores))
    up = np.add.reduceat(np.where(positive, weights, 0), first)
    down = np.add.reduceat(np.where(positive, 0, weights), first)
    pairs = up.sum() * down.sum()
    if pairs == 0:
        return float("nan")
    below = np.append(0, np.cumsum(down)[:-1])
    return float(up @ (below + down / 2) / pairs)
