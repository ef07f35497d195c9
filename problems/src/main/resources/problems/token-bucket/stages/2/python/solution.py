class Bucket:
    def __init__(self, capacity, tokens_per_second, now_millis):
        self.full = capacity * 1000  # thousandths of a token: milliseconds times tokens a second
        self.rate = tokens_per_second
        self.held, self.at = self.full, now_millis

    def has(self, tokens, now_millis):
        elapsed = max(0, now_millis - self.at)
        self.held = min(self.full, self.held + elapsed * self.rate)
        self.at = max(self.at, now_millis)
        return self.held >= tokens * 1000

    def take(self, tokens):
        self.held -= tokens * 1000


class TokenBucket:
    def __init__(self, capacity, tokens_per_second, total_capacity, total_tokens_per_second):
        self.own = capacity, tokens_per_second
        self.total = total_capacity, total_tokens_per_second
        self.buckets = {}
        self.common = None

    def allow(self, key, now_millis, tokens):
        if self.common is None:
            self.common = Bucket(*self.total, now_millis)
        if key not in self.buckets:
            self.buckets[key] = Bucket(*self.own, now_millis)
        both = self.buckets[key], self.common
        # A list, so that both are asked and have seen the time.
        if not all([bucket.has(tokens, now_millis) for bucket in both]):
            return False
        for bucket in both:
            bucket.take(tokens)
        return True
