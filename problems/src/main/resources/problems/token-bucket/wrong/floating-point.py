# expect: WA on "tenths of a token"
# A tenth of a token ten times is less than one.
class TokenBucket:
    def __init__(self, capacity, tokens_per_second):
        self.capacity = float(capacity)
        self.rate = tokens_per_second / 1000
        self.buckets = {}

    def allow(self, key, now_millis, tokens):
        held, at = self.buckets.get(key, (self.capacity, now_millis))
        held = min(self.capacity, held + max(0, now_millis - at) * self.rate)
        allowed = held >= tokens
        self.buckets[key] = held - tokens if allowed else held, max(at, now_millis)
        return allowed
