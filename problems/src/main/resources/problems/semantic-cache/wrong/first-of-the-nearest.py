# expect: WA on "equally near"
import numpy as np

EQUAL = 1e-9


class Store:
    """One tenant's entries, in rows that are overwritten when they are evicted."""

    def __init__(self, capacity, d):
        self.units, self.used = np.zeros((capacity, d)), np.zeros(capacity, dtype=int)
        self.answers = []

    def nearest(self, unit, least):
        """The row of the most recently used of the nearest; None where none is near enough."""
        n = len(self.answers)
        if n == 0:
            return None
        cosines = self.units[:n] @ unit
        highest = cosines.max()
        if highest < least:
            return None
        return np.argmax(cosines)


class SemanticCache:
    def __init__(self, capacity, threshold):
        self.capacity, self.threshold = capacity, threshold
        self.stores, self.clock = {}, 0

    def put(self, tenant, embedding, answer):
        length = np.linalg.norm(embedding)
        if length == 0:
            return
        if tenant not in self.stores:
            self.stores[tenant] = Store(self.capacity, len(embedding))
        store = self.stores[tenant]
        row = store.nearest(embedding / length, 1 - EQUAL)
        if row is None:
            if len(store.answers) < self.capacity:
                row = len(store.answers)
                store.answers.append(answer)
            else:
                row = np.argmin(store.used)
            store.units[row] = embedding / length
        store.answers[row] = answer
        self.use(store, row)

    def get(self, tenant, embedding):
        store, length = self.stores.get(tenant), np.linalg.norm(embedding)
        row = store.nearest(embedding / length, self.threshold) if store and length else None
        if row is None:
            return ""
        self.use(store, row)
        return store.answers[row]

    def size(self, tenant):
        return len(self.stores[tenant].answers) if tenant in self.stores else 0

    def use(self, store, row):
        self.clock += 1
        store.used[row] = self.clock
