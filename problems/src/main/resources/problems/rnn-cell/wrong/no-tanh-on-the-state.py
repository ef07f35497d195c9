# expect: WA on "two steps"
# Adds the recurrence outside the nonlinearity.
import numpy as np


def run_rnn(inputs, initial_state, w_input, w_hidden, bias):
    from_inputs = inputs @ w_input + bias
    states = np.empty_like(from_inputs)
    state = initial_state
    for t, from_input in enumerate(from_inputs):
        state = np.tanh(from_input) + state @ w_hidden
        states[t] = state
    return states
