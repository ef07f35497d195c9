# expect: TLE on "50,000 calls"
# Goes through all payments at every question.
class SlidingWindowVelocity:
    def __init__(self, window_millis):
        self.length = window_millis
        self.events = {}

    def add(self, key, event_millis, amount, now_millis):
        self.events.setdefault(key, []).append((event_millis, amount))

    def amounts(self, key, now):
        return [amount for time, amount in self.events.get(key, []) if now - self.length < time <= now]

    def count(self, key, now_millis):
        return len(self.amounts(key, now_millis))

    def sum(self, key, now_millis):
        return sum(self.amounts(key, now_millis))
