# expect: TLE on "50,000 queries"
import numpy as np


def tune(confidences, correct, costs, grid, budget):
    best = None
    for first in grid:
        for second in grid:
            model = np.where(confidences[:, 0] >= first, 0, np.where(confidences[:, 1] >= second, 1, 2))
            right = int(correct[np.arange(len(model)), model].sum())
            cost = int(np.cumsum(costs)[model].sum())
            if cost <= budget and (best is None or (right, -cost) > (best[2], -best[3])):
                best = (first, second, right, cost)
    return best
