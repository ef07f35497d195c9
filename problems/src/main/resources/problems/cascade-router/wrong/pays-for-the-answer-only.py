# expect: WA on "four queries"
import numpy as np


def tune(confidences, correct, costs, grid, budget):
    n, g = len(confidences), len(grid)
    u, v = np.searchsorted(grid, confidences.T, side="right")  # how many thresholds each reaches

    def below(weights):
        """(g, g + 1): the sum over queries that reach at most a of the first and b of the second thresholds."""
        table = np.bincount(u * (g + 1) + v, weights=weights, minlength=(g + 1) ** 2).reshape(g + 1, g + 1)
        return table.cumsum(axis=0).cumsum(axis=1)[:g].astype(np.int64)

    all_, small, medium, large = [below(weights) for weights in (np.ones(n), *correct.T)]
    right = correct[:, 0].sum() - small[:, -1:] + medium[:, -1:] - medium[:, :g] + large[:, :g]
    cost = (n - all_[:, -1:]) * costs[0] + (all_[:, -1:] - all_[:, :g]) * costs[1] + all_[:, :g] * costs[2]
    right = np.where(cost <= budget, right, -1)
    # The first of equals in the order of the grid.
    cheapest = np.where(right == right.max(), cost, np.iinfo(np.int64).max)
    a, b = np.unravel_index(np.argmin(cheapest), cheapest.shape)
    return grid[a], grid[b], right[a, b], cost[a, b]
