# expect: WA on "two keys"
class TokenBucket:
    def __init__(self, capacity, tokens_per_second):
        self.full = capacity * 1000  # thousandths of a token: milliseconds times tokens a second
        self.rate = tokens_per_second
        self.buckets = {}

    def allow(self, key, now_millis, tokens):
        held, at = self.buckets.get(key, (0, now_millis))
        elapsed = max(0, now_millis - at)
        held = min(self.full, held + elapsed * self.rate)
        allowed = held >= tokens * 1000
        if allowed:
            held -= tokens * 1000
        self.buckets[key] = held, max(at, now_millis)
        return allowed
