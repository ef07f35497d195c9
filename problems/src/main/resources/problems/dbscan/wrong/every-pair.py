# expect: MLE on "a chain"
# All distances as one n × n array.
from collections import defaultdict

import numpy as np


def dbscan(points, radius, min_points):
    n = len(points)
    neighbours = find_neighbours(points, radius)
    core = np.array([len(near) >= min_points for near in neighbours])
    labels = np.full(n, -1)
    clusters = 0
    for start in np.flatnonzero(core):
        if labels[start] >= 0:
            continue
        labels[start] = clusters
        open_points = [start]
        while open_points:
            near = neighbours[open_points.pop()]
            new = near[core[near] & (labels[near] < 0)]
            labels[new] = clusters
            open_points.extend(new)
        clusters += 1
    for i in np.flatnonzero(~core):
        near = neighbours[i][core[neighbours[i]]]
        if len(near):
            labels[i] = labels[near].min()
    return labels


def find_neighbours(points, radius):
    squares = (points[:, None, 0] - points[:, 0]) ** 2 + (points[:, None, 1] - points[:, 1]) ** 2
    cells = defaultdict(list)
    for i, (x, y) in enumerate(np.floor(points / radius).astype(int).tolist()):
        cells[x, y].append(i)
    neighbours = [None] * len(points)
    for (x, y), members in cells.items():
        around = [j for dx in (-1, 0, 1) for dy in (-1, 0, 1) for j in cells.get((x + dx, y + dy), ())]
        around = np.array(around)
        # One cell against its surroundings at once.
        squares = ((points[members][:, None] - points[around]) ** 2).sum(axis=2)
        for i, near in zip(members, squares <= radius**2):
            neighbours[i] = around[near]
    return neighbours
