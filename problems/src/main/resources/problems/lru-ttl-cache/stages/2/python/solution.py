import heapq
from collections import OrderedDict


class LruTtlCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.by_use = OrderedDict()  # key → (value, expiry), the least recently used first
        self.deaths = []  # a heap of (expiry, key), one for every write

    def get(self, key, now_millis):
        self.expire(now_millis)
        if key not in self.by_use:
            return -1
        self.by_use.move_to_end(key)
        return self.by_use[key][0]

    def put(self, key, value, ttl_millis, now_millis):
        self.expire(now_millis)
        if key not in self.by_use and len(self.by_use) == self.capacity:
            self.by_use.popitem(last=False)
        self.by_use[key] = value, now_millis + ttl_millis
        self.by_use.move_to_end(key)
        heapq.heappush(self.deaths, (now_millis + ttl_millis, key))

    def size(self, now_millis):
        self.expire(now_millis)
        return len(self.by_use)

    def expire(self, now):
        while self.deaths and self.deaths[0][0] <= now:
            at, key = heapq.heappop(self.deaths)
            # The death of an entry that was rewritten since, or evicted, no longer holds.
            if key in self.by_use and self.by_use[key][1] == at:
                del self.by_use[key]
