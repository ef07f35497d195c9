# expect: WA on "two steps"
# The list holds one array many times: all states are the last.
import numpy as np


def run_rnn(inputs, initial_state, w_input, w_hidden, bias):
    from_inputs = inputs @ w_input + bias
    states = []
    state = initial_state.copy()
    for from_input in from_inputs:
        state[:] = np.tanh(from_input + state @ w_hidden)
        states.append(state)
    return np.stack(states)
