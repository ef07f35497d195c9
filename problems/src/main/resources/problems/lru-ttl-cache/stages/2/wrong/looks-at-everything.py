# expect: TLE on "30,000 calls"
# Looks at every entry on every call.
from collections import OrderedDict


class LruTtlCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.by_use = OrderedDict()  # key → (value, expiry), the least recently used first

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

    def size(self, now_millis):
        self.expire(now_millis)
        return len(self.by_use)

    def expire(self, now):
        for key in [key for key, (_, expires) in self.by_use.items() if expires <= now]:
            del self.by_use[key]
