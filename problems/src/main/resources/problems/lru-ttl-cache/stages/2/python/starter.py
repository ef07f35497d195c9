class LruTtlCache:
    def __init__(self, capacity: int) -> None:
        """
        capacity: most entries, at least 1
        """
        pass  # keep what the calls need

    def get(self, key: int, now_millis: int) -> int:
        """
        key: the key
        now_millis: the time; never goes back
        """
        raise NotImplementedError("not written yet")

    def put(self, key: int, value: int, ttl_millis: int, now_millis: int) -> None:
        """
        key: the key
        value: at least 0
        ttl_millis: how long this entry lives, at least 1
        now_millis: the time; never goes back
        """
        raise NotImplementedError("not written yet")

    def size(self, now_millis: int) -> int:
        """
        now_millis: the time; never goes back
        """
        raise NotImplementedError("not written yet")
