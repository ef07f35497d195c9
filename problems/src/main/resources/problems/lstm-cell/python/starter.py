import numpy as np


def run_lstm(
    inputs: np.ndarray,
    hidden: np.ndarray,
    cell: np.ndarray,
    w_input: np.ndarray,
    w_hidden: np.ndarray,
    bias: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """
    inputs: (time, batch, input_size)
    hidden: (batch, hidden_size), the first hidden state
    cell: (batch, hidden_size), the first cell state
    w_input: (input_size, 4 · hidden_size), gates in the order i, f, g, o
    w_hidden: (hidden_size, 4 · hidden_size)
    bias: (4 · hidden_size)
    Returns (hidden, cell).
    """
    raise NotImplementedError("not written yet")
