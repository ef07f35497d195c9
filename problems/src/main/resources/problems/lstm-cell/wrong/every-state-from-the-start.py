# expect: TLE on "300 steps"
# Runs the sequence again for every step: O(T²).
import numpy as np


def run_lstm(inputs, hidden, cell, w_input, w_hidden, bias):
    from_inputs = inputs @ w_input + bias
    states = np.empty((len(inputs), *hidden.shape))
    for t in range(len(inputs)):
        h, c = hidden, cell
        for x in inputs[: t + 1]:
            a_in, a_forget, a_candidate, a_out = np.split(x @ w_input + bias + h @ w_hidden, 4, axis=1)
            c = sigmoid(a_forget) * c + sigmoid(a_in) * np.tanh(a_candidate)
            h = sigmoid(a_out) * np.tanh(c)
        states[t] = h
    return states, c


def sigmoid(a):
    return 0.5 * (1 + np.tanh(a / 2))
