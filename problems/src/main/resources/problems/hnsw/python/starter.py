import numpy as np


class Hnsw:
    def __init__(self, m: int, ef_construction: int) -> None:
        """
        m: most links of a node on a layer above 0, at least 2; twice as many on layer 0
        ef_construction: how many candidates add looks at on a layer
        """
        pass  # keep what the calls need

    def add(self, vector: np.ndarray, level: int) -> None:
        """
        vector: (d) the next vector; its id is the number of earlier ones
        level: the highest layer the node is on, at least 0
        """
        raise NotImplementedError("not written yet")

    def search(self, query: np.ndarray, k: int, ef: int) -> np.ndarray:
        """
        query: (d)
        k: how many to return, at least 1
        ef: how many candidates to keep on layer 0, at least k
        """
        raise NotImplementedError("not written yet")

    def neighbors(self, id: int, layer: int) -> np.ndarray:
        """
        id: a node
        layer: a layer the node is on
        """
        raise NotImplementedError("not written yet")
