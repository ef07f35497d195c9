# expect: TLE on "8,000 calls"
# A list of everybody's vectors.
import numpy as np

EQUAL = 1e-9


class SemanticCache:
    def __init__(self, capacity, threshold):
        self.capacity, self.threshold = capacity, threshold
        self.entries = []  # (tenant, unit vector, answer), the most recently used last

    def nearest(self, tenant, unit, least):
        best, highest = None, least
        for entry in reversed(self.entries):
            cosine = entry[1] @ unit
            if entry[0] == tenant and (cosine > highest + EQUAL or best is None and cosine >= least):
                best, highest = entry, cosine
        return best

    def put(self, tenant, embedding, answer):
        length = np.linalg.norm(embedding)
        if length == 0:
            return
        unit = embedding / length
        found = self.nearest(tenant, unit, 1 - EQUAL)
        if found is None and self.size(tenant) == self.capacity:
            found = next(entry for entry in self.entries if entry[0] == tenant)
            self.entries = [entry for entry in self.entries if entry is not found]
        elif found is not None:
            unit = found[1]
            self.entries = [entry for entry in self.entries if entry is not found]
        self.entries.append((tenant, unit, answer))

    def get(self, tenant, embedding):
        length = np.linalg.norm(embedding)
        found = self.nearest(tenant, embedding / length, self.threshold) if length else None
        if found is None:
            return ""
        self.entries = [entry for entry in self.entries if entry is not found]
        self.entries.append(found)
        return found[2]

    def size(self, tenant):
        return sum(entry[0] == tenant for entry in self.entries)
