# expect: WA on "two passes that disagree"
# Entropies of base 2.
import numpy as np


def mc_dropout(x, w1, b1, w2, b2, masks, p):
    hidden = np.maximum(x @ w1 + b1, 0)  # the same in every pass
    mean, aleatoric = np.zeros((len(x), len(b2))), np.zeros(len(x))
    for mask in masks:
        logits = hidden @ (mask[:, None] / (1 - p) * w2) + b2
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_pi = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        pi = np.exp(log_pi)
        mean += pi / len(masks)
        aleatoric -= (pi * log_pi).sum(axis=1) / len(masks)
    entropy = -(mean * np.log(np.where(mean > 0, mean, 1))).sum(axis=1)
    entropy, aleatoric = entropy / np.log(2), aleatoric / np.log(2)
    return mean, entropy, aleatoric, np.maximum(entropy - aleatoric, 0)
