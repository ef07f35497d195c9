# expect: WA on "across the split"
# Stops at the nearest so far instead of the k-th.
import heapq

import numpy as np

LEAF = 64


class KdTree:
    def __init__(self, points):
        self.points = points
        self.root = self.build(np.arange(len(points)), 0)

    def build(self, indices, axis):
        if len(indices) <= LEAF:
            return indices, self.points[indices]
        # By position, not by value: equal points are split as well.
        middle = len(indices) // 2
        values = self.points[indices, axis]
        order = np.argpartition(values, middle)
        following = (axis + 1) % self.points.shape[1]
        left = self.build(indices[order[:middle]], following)
        right = self.build(indices[order[middle:]], following)
        return axis, float(values[order[middle]]), left, right

    def nearest(self, query, k):
        kept = []  # a heap of (-distance, -index): the worst on top
        self.search(self.root, query, k, kept)
        return np.array([-index for _, index in sorted(kept, reverse=True)])

    def search(self, node, query, k, kept):
        if len(node) == 2:
            indices, points = node
            distances = ((points - query) ** 2).sum(axis=1)
            near = np.flatnonzero(distances <= -kept[0][0]) if len(kept) == k else range(len(indices))
            for at in near:
                entry = (-float(distances[at]), -int(indices[at]))
                if len(kept) < k:
                    heapq.heappush(kept, entry)
                elif entry > kept[0]:
                    heapq.heapreplace(kept, entry)
            return
        axis, split, left, right = node
        side = query[axis] - split
        first, second = (left, right) if side < 0 else (right, left)
        self.search(first, query, k, kept)
        if len(kept) < k or side * side <= -max(kept)[0]:
            self.search(second, query, k, kept)
