class TokenBucket:
    def __init__(
        self,
        capacity: int,
        tokens_per_second: int,
        total_capacity: int,
        total_tokens_per_second: int,
    ) -> None:
        """
        capacity: most tokens a key's bucket holds; it starts full
        tokens_per_second: how fast a key's bucket refills
        total_capacity: most tokens the common bucket holds; it starts full
        total_tokens_per_second: how fast the common bucket refills
        """
        pass  # keep what the calls need

    def allow(self, key: str, now_millis: int, tokens: int) -> bool:
        """
        key: whose bucket
        now_millis: the time, in milliseconds
        tokens: what the request costs, at least 1
        """
        raise NotImplementedError("not written yet")
