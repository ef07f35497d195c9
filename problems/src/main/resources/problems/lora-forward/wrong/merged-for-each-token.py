# expect: MLE on "3,000 tokens of 60 customers"
# A full matrix for every token at once.
import numpy as np


def lora_forward(x, weight, down, up, alpha, adapter):
    used = np.maximum(adapter, 0)
    scale = np.where(adapter >= 0, alpha / down.shape[1], 0)[:, None, None]
    merged = weight + scale * (up[used] @ down[used])
    return np.einsum("tij,tj->ti", merged, x)
