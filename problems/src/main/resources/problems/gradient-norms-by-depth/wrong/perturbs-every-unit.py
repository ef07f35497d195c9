# expect: WA on "a unit that dies"
# Central differences of the rest of the network: half a slope at the kink, blind to tiny gradients.
import numpy as np


def gradient_norms(x, weights, activation, upstream):
    def run(h, layers):
        for w in layers:
            z = w @ h
            if activation == "sigmoid":
                h = np.exp(-np.logaddexp(0, -z))
            elif activation == "tanh":
                h = np.tanh(z)
            else:
                h = np.maximum(z, 0)
        return upstream @ h

    norms = []
    h = x
    for depth in range(len(weights) + 1):
        gradient = np.zeros(len(x))
        for i in range(len(x)):
            step = np.zeros(len(x))
            step[i] = 1e-6
            gradient[i] = (run(h + step, weights[depth:]) - run(h - step, weights[depth:])) / 2e-6
        norms.append(np.linalg.norm(gradient))
        if depth < len(weights):
            w = weights[depth]
            z = w @ h
            if activation == "sigmoid":
                h = np.exp(-np.logaddexp(0, -z))
            elif activation == "tanh":
                h = np.tanh(z)
            else:
                h = np.maximum(z, 0)
    return np.array(norms)
