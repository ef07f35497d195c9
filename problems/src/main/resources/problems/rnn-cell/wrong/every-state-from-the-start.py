# expect: TLE on "400 steps"
# Computes each state by going through the sequence again: O(T²).
import numpy as np


def run_rnn(inputs, initial_state, w_input, w_hidden, bias):
    from_inputs = inputs @ w_input + bias
    states = np.empty_like(from_inputs)
    state = initial_state
    for t in range(len(inputs)):
        state = initial_state
        for x in inputs[: t + 1]:
            state = np.tanh(x @ w_input + bias + state @ w_hidden)
        states[t] = state
    return states
