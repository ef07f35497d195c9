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

    def within(self, query, radius):
        found = [np.empty(0, dtype=int)]
        self.search(self.root, query, radius, found)
        return np.sort(np.concatenate(found))

    def search(self, node, query, radius, found):
        if len(node) == 2:
            indices, points = node
            found.append(indices[((points - query) ** 2).sum(axis=1) <= radius * radius])
            return
        axis, split, left, right = node
        side = query[axis] - split
        if side <= radius:
            self.search(left, query, radius, found)
        if -side <= radius:
            self.search(right, query, radius, found)
