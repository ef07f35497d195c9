# expect: WA on "a late payment"
# Takes in only what is newer than everything seen before.
from heapq import heappop, heappush


class Window:
    def __init__(self):
        self.pending = []  # heap of (time, amount): not yet
        self.active = []  # heap of (time, amount): what counts
        self.sum = 0


class SlidingWindowVelocity:
    def __init__(self, window_millis):
        self.length = window_millis
        self.windows = {}

    def add(self, key, event_millis, amount, now_millis):
        window = self.windows.get(key)
        if window is None:
            window = self.windows[key] = Window()
        if event_millis >= max((time for time, _ in window.active), default=0):
            heappush(window.pending, (event_millis, amount))
        self.moved(key, now_millis)

    def count(self, key, now_millis):
        window = self.moved(key, now_millis)
        return len(window.active) if window else 0

    def sum(self, key, now_millis):
        window = self.moved(key, now_millis)
        return window.sum if window else 0

    def moved(self, key, now):
        window = self.windows.get(key)
        if window is None:
            return None
        while window.pending and window.pending[0][0] <= now:
            event = heappop(window.pending)
            heappush(window.active, event)
            window.sum += event[1]
        while window.active and window.active[0][0] <= now - self.length:
            window.sum -= heappop(window.active)[1]
        if not window.active and not window.pending:
            del self.windows[key]
        return window
