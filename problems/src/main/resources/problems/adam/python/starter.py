import numpy as np


class Adam:
    def __init__(
        self,
        parameters: np.ndarray,
        learning_rate: float,
        beta1: float,
        beta2: float,
        epsilon: float,
        weight_decay: float,
    ) -> None:
        """
        parameters: (d), where to start
        learning_rate: above 0
        beta1: decay of the first moment, in [0, 1)
        beta2: decay of the second moment, in [0, 1)
        epsilon: above 0
        weight_decay: decoupled, at least 0
        """
        pass  # keep what the calls need

    def step(self, gradient: np.ndarray) -> np.ndarray:
        """
        gradient: (d), at the current parameters
        """
        raise NotImplementedError("not written yet")
