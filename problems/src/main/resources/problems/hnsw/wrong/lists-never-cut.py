# expect: WA on "one hundred"
# Links back without end.
import heapq

import numpy as np


class Hnsw:
    def __init__(self, m, ef_construction):
        self.m = m
        self.ef_construction = ef_construction
        self.vectors = np.empty((0, 0))
        self.size = 0
        self.links = []  # links[id][layer]
        self.entry = None

    def add(self, vector, level):
        new = self.size
        self.store(vector)
        self.links.append([[] for _ in range(level + 1)])
        if self.entry is None:
            self.entry = new
            return
        near = [self.descend(vector, level)]
        for layer in range(min(level, self.top()), -1, -1):
            near = self.search_layer(vector, near, self.ef_construction, layer)
            self.links[new][layer] = self.select(near, self.m)
            most = 2 * self.m if layer == 0 else self.m
            for neighbor in self.links[new][layer]:
                back = self.links[neighbor][layer]
                back.append(new)
                if len(back) > most * 1000:
                    distances = self.distances(self.vectors[neighbor], back)
                    self.links[neighbor][layer] = self.select(sorted(zip(distances, back)), most)
        if level > self.top():
            self.entry = new

    def search(self, query, k, ef):
        if self.entry is None:
            return []
        return [node for _, node in self.search_layer(query, [self.descend(query, 0)], ef, 0)[:k]]

    def neighbors(self, id, layer):
        return self.links[id][layer]

    def store(self, vector):
        if self.size == len(self.vectors):
            grown = np.empty((max(64, 2 * self.size), len(vector)))
            grown[: self.size] = self.vectors[: self.size] if self.size else 0
            self.vectors = grown
        self.vectors[self.size] = vector
        self.size += 1

    def top(self):
        return len(self.links[self.entry]) - 1

    def distances(self, query, ids):
        difference = self.vectors[ids] - query
        return np.einsum("ij,ij->i", difference, difference).tolist()

    def descend(self, query, above):
        here = (self.distances(query, [self.entry])[0], self.entry)
        for layer in range(self.top(), above, -1):
            while self.links[here[1]][layer]:
                around = self.links[here[1]][layer]
                nearest = min(zip(self.distances(query, around), around))
                if nearest[0] >= here[0]:
                    break
                here = nearest
        return here

    def search_layer(self, query, entries, ef, layer):
        """The ef nearest found on a layer, as (distance, id), nearest first."""
        visited = {node for _, node in entries}
        queue = list(entries)
        heapq.heapify(queue)
        kept = [(-distance, node) for distance, node in entries]
        heapq.heapify(kept)
        while queue:
            distance, node = heapq.heappop(queue)
            if len(kept) >= ef and distance > -kept[0][0]:
                break
            fresh = [other for other in self.links[node][layer] if other not in visited]
            if not fresh:
                continue
            visited.update(fresh)
            for distance, other in zip(self.distances(query, fresh), fresh):
                if len(kept) < ef or distance < -kept[0][0]:
                    heapq.heappush(queue, (distance, other))
                    heapq.heappush(kept, (-distance, other))
                    if len(kept) > ef:
                        heapq.heappop(kept)
        return sorted((-negative, node) for negative, node in kept)

    def select(self, candidates, count):
        """Of candidates by distance, those nearer to their node than to any chosen before."""
        chosen = []
        for distance, node in candidates:
            if len(chosen) == count:
                break
            if not chosen or min(self.distances(self.vectors[node], chosen)) > distance:
                chosen.append(node)
        return chosen
