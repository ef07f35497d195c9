# expect: RE on "a chain"
# Follows neighbours by recursion: a chain is too deep.
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
        visit(start, clusters, neighbours, core, labels)
        clusters += 1
    for i in np.flatnonzero(~core):
        near = neighbours[i][core[neighbours[i]]]
        if len(near):
            labels[i] = labels[near].min()
    return labels


def visit(i, cluster, neighbours, core, labels):
    labels[i] = cluster
    for j in neighbours[i]:
        if core[j] and labels[j] < 0:
            visit(j, cluster, neighbours, core, labels)


def find_neighbours(points, radius):
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
