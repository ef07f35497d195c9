# expect: TLE on "100,000 payments"
import numpy as np


def cheapest(scores, labels, amounts, review_cost, insult_cost, capacity):
    best = (np.inf, int((labels * amounts).sum()), 0)
    for threshold in np.unique(scores)[::-1]:
        alert = scores >= threshold
        alerts = int(alert.sum())
        if alerts > capacity:
            break
        cost = alerts * review_cost + int((alert & (labels == 0)).sum()) * insult_cost
        cost += int(amounts[~alert & (labels == 1)].sum())
        if cost < best[1]:
            best = (threshold, cost, alerts)
    return best
