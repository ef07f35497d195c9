# expect: WA on "one sigmoid layer"
# Puts z where the formula for the slope wants the output.
import numpy as np


def gradient_norms(x, weights, activation, upstream):
    h = x
    slopes = []
    for w in weights:
        z = w @ h
        if activation == "sigmoid":
            h = np.exp(-np.logaddexp(0, -z))
            slopes.append(z * (1 - z))
        elif activation == "tanh":
            h = np.tanh(z)
            slopes.append(1 - z * z)
        else:
            h = np.maximum(z, 0)
            slopes.append((z > 0).astype(float))
    gradient = upstream
    norms = [np.linalg.norm(gradient)]
    for w, slope in zip(weights[::-1], slopes[::-1]):
        gradient = w.T @ (gradient * slope)
        norms.append(np.linalg.norm(gradient))
    return np.array(norms[::-1])
