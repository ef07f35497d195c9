import numpy as np


def run_rnn(
    inputs: np.ndarray,
    initial_state: np.ndarray,
    w_input: np.ndarray,
    w_hidden: np.ndarray,
    bias: np.ndarray,
) -> np.ndarray:
    """
    inputs: (time, batch, input_size)
    initial_state: (batch, hidden_size)
    w_input: (input_size, hidden_size)
    w_hidden: (hidden_size, hidden_size)
    bias: (hidden_size)
    """
    raise NotImplementedError("not written yet")
