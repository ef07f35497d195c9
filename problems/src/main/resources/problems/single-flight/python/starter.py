import numpy as np


class SingleFlight:
    def __init__(self) -> None:
        pass  # keep what the calls need

    def begin(self, caller: int, key: str) -> int:
        """
        caller: who asks; waits for nothing else
        key: for what
        """
        raise NotImplementedError("not written yet")

    def finish(self, ticket: int) -> np.ndarray:
        """
        ticket: of the load that ended, well or not
        """
        raise NotImplementedError("not written yet")

    def cancel(self, caller: int) -> bool:
        """
        caller: who gives up
        """
        raise NotImplementedError("not written yet")

    def forget(self, key: str) -> None:
        """
        key: what has changed at its source
        """
        raise NotImplementedError("not written yet")

    def loading(self) -> int:
        raise NotImplementedError("not written yet")
