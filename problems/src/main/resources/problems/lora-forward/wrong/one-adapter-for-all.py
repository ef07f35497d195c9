# expect: WA on "three customers"
# Takes the first token's.
import numpy as np


def lora_forward(x, weight, down, up, alpha, adapter):
    y = x @ weight.T
    scale = alpha / down.shape[1]
    y += scale * (x @ down[adapter[0]].T) @ up[adapter[0]].T
    return y
