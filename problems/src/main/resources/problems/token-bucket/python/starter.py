import numpy as np


class TokenBucket:
    def __init__(self, capacity: int, tokens_per_second: int) -> None:
        """
        capacity: most tokens the bucket holds; it starts full
        tokens_per_second: how fast it refills
        """
        pass  # keep what the calls need

    def allow(self, key: str, now_millis: int, tokens: int) -> bool:
        """
        key: whose bucket
        now_millis: the time, in milliseconds
        tokens: what the request costs, at least 1
        """
        raise NotImplementedError("not written yet")
