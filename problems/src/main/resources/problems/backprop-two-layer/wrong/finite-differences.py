# expect: WA on "a unit at exactly zero"
# Two forward passes for every parameter: far too slow, and wrong at the kink of the ReLU.
import numpy as np


def backprop(x, labels, w1, b1, w2, b2):
    parameters = [w1, b1, w2, b2]
    gradients = []
    for parameter in parameters:
        gradient = np.zeros_like(parameter)
        for index in np.ndindex(*parameter.shape):
            kept = parameter[index]
            slopes = []
            # Richardson's extrapolation makes the differences good enough for the tolerance.
            for h in (1e-3, 5e-4):
                parameter[index] = kept + h
                above = loss(x, labels, *parameters)
                parameter[index] = kept - h
                below = loss(x, labels, *parameters)
                slopes.append((above - below) / (2 * h))
            parameter[index] = kept
            gradient[index] = (4 * slopes[1] - slopes[0]) / 3
        gradients.append(gradient)
    return loss(x, labels, *parameters), *gradients


def loss(x, labels, w1, b1, w2, b2):
    scores = np.maximum(0, x @ w1 + b1) @ w2 + b2
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(x)), labels].mean()
