# expect: RE on "one step, one unit"
# Splits the rows instead of the columns.
import numpy as np


def run_lstm(inputs, hidden, cell, w_input, w_hidden, bias):
    from_inputs = inputs @ w_input + bias
    states = np.empty((len(inputs), *hidden.shape))
    for t, from_input in enumerate(from_inputs):
        a_in, a_forget, a_candidate, a_out = np.split(from_input + hidden @ w_hidden, 4, axis=0)
        cell = sigmoid(a_forget) * cell + sigmoid(a_in) * np.tanh(a_candidate)
        hidden = sigmoid(a_out) * np.tanh(cell)
        states[t] = hidden
    return states, cell


def sigmoid(a):
    return 0.5 * (1 + np.tanh(a / 2))
