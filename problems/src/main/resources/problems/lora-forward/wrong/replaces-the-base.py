# expect: WA on "three customers"
# The adapter is added to the layer, not put in its place.
import numpy as np


def lora_forward(x, weight, down, up, alpha, adapter):
    y = x @ weight.T
    scale = alpha / down.shape[1]
    for a in np.unique(adapter[adapter >= 0]):
        rows = adapter == a
        y[rows] = scale * (x[rows] @ down[a].T) @ up[a].T
    return y
