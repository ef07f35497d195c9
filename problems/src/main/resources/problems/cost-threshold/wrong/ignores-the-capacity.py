# expect: WA on "the capacity ends within a score"
import numpy as np


def cheapest(scores, labels, amounts, review_cost, insult_cost, capacity):
    order = np.argsort(-scores)
    scores, labels, amounts = scores[order], labels[order], amounts[order]
    change = review_cost + np.where(labels == 1, -amounts, insult_cost)
    # With no alert, with the first one, with the first two, ...
    costs = np.concatenate([[0], np.cumsum(change)]) + (labels * amounts).sum()
    thresholds = np.concatenate([[np.inf], scores])
    possible = np.append(thresholds[1:] != thresholds[:-1], True)  # the last of its score
    alerts = np.flatnonzero(possible)
    best = alerts[np.argmin(costs[alerts])]  # the first of equals has the highest threshold
    return thresholds[best], costs[best], best
