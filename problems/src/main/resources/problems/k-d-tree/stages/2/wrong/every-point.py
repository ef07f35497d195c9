# expect: TLE on "150,000 points"
# Looks at every point for every query.
import numpy as np


class KdTree:
    def __init__(self, points):
        self.points = points

    def within(self, query, radius):
        return np.flatnonzero(((self.points - query) ** 2).sum(axis=1) <= radius * radius)
