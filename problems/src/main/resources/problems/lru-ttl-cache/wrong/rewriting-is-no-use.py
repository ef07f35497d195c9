# expect: WA on "rewriting in a full cache"
# Writing an existing key leaves it where it was in the order of use.
from collections import OrderedDict


class LruTtlCache:
    def __init__(self, capacity, ttl_millis):
        self.capacity, self.ttl = capacity, ttl_millis
        self.by_use = OrderedDict()  # key → value, the least recently used first
        self.by_write = OrderedDict()  # key → expiry, the first to expire first

    def get(self, key, now_millis):
        self.expire(now_millis)
        if key not in self.by_use:
            return -1
        self.by_use.move_to_end(key)
        return self.by_use[key]

    def put(self, key, value, now_millis):
        self.expire(now_millis)
        if key not in self.by_use and len(self.by_use) == self.capacity:
            eldest, _ = self.by_use.popitem(last=False)
            del self.by_write[eldest]
        self.by_use[key] = value
        self.by_write[key] = now_millis + self.ttl
        self.by_write.move_to_end(key)

    def size(self, now_millis):
        self.expire(now_millis)
        return len(self.by_use)

    def expire(self, now):
        while self.by_write:
            key, expires = next(iter(self.by_write.items()))
            if expires > now:
                return
            del self.by_write[key]
            del self.by_use[key]
