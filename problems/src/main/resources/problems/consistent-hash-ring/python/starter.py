import numpy as np


class ConsistentHashRing:
    def __init__(self, points_per_node: int) -> None:
        """
        points_per_node: how many points of the ring each node owns
        """
        pass  # keep what the calls need

    def add(self, node: str) -> None:
        """
        node: the node that joins
        """
        raise NotImplementedError("not written yet")

    def remove(self, node: str) -> None:
        """
        node: the node that leaves
        """
        raise NotImplementedError("not written yet")

    def route(self, key: str) -> str:
        """
        key: what to find the node of
        """
        raise NotImplementedError("not written yet")

    def replicas(self, key: str, count: int) -> list[str]:
        """
        key: what to find the nodes of
        count: how many different nodes, at least 1
        """
        raise NotImplementedError("not written yet")
