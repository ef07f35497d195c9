import numpy as np


class SlidingWindowVelocity:
    def __init__(self, window_millis: int) -> None:
        """
        window_millis: the length of the window, at least 1
        """
        pass  # keep what the calls need

    def add(self, key: str, event_millis: int, amount: int, now_millis: int) -> None:
        """
        key: whose payment
        event_millis: when it happened; may be before or after now
        amount: at least 1
        now_millis: when it arrives; never goes back
        """
        raise NotImplementedError("not written yet")

    def count(self, key: str, now_millis: int) -> int:
        """
        key: whose payments
        now_millis: the time; never goes back
        """
        raise NotImplementedError("not written yet")

    def sum(self, key: str, now_millis: int) -> int:
        """
        key: whose payments
        now_millis: the time; never goes back
        """
        raise NotImplementedError("not written yet")
