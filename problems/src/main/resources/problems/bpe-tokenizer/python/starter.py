import numpy as np


class BpeTokenizer:
    def __init__(self, words: list[str], counts: np.ndarray, merges: int) -> None:
        """
        words: the words of the corpus, each with at least one letter
        counts: how often each word occurs, at least 1
        merges: how many merges to learn at most
        """
        pass  # keep what the calls need

    def merges(self) -> list[str]:
        raise NotImplementedError("not written yet")

    def encode(self, word: str) -> list[str]:
        """
        word: at least one letter
        """
        raise NotImplementedError("not written yet")
