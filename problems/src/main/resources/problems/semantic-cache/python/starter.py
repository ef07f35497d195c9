import numpy as np


class SemanticCache:
    def __init__(self, capacity: int, threshold: float) -> None:
        """
        capacity: most entries of one tenant, at least 1
        threshold: the least cosine that counts as the same question
        """
        pass  # keep what the calls need

    def put(self, tenant: str, embedding: np.ndarray, answer: str) -> None:
        """
        tenant: whose entry
        embedding: (d), of the question
        answer: not empty
        """
        raise NotImplementedError("not written yet")

    def get(self, tenant: str, embedding: np.ndarray) -> str:
        """
        tenant: whose entries to look in
        embedding: (d), of the question
        """
        raise NotImplementedError("not written yet")

    def size(self, tenant: str) -> int:
        """
        tenant: whose entries
        """
        raise NotImplementedError("not written yet")
