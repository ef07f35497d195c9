# expect: WA on "three customers"
# An index of -1 is the last adapter.
import numpy as np


def lora_forward(x, weight, down, up, alpha, adapter):
    y = x @ weight.T
    scale = alpha / down.shape[1]
    for a in np.unique(adapter):
        rows = adapter == a  # -1 included
        y[rows] += scale * (x[rows] @ down[a].T) @ up[a].T
    return y
