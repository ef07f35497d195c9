# expect: TLE on "800 passes"
# The whole network for each input and pass.
import numpy as np


def mc_dropout(x, w1, b1, w2, b2, masks, p):
    mean, aleatoric = np.zeros((len(x), len(b2))), np.zeros(len(x))
    for i in range(len(x)):
        for mask in masks:
            hidden = np.maximum(x[i] @ w1 + b1, 0) * mask / (1 - p)
            logits = hidden @ w2 + b2
            log_pi = logits - logits.max() - np.log(np.exp(logits - logits.max()).sum())
            mean[i] += np.exp(log_pi) / len(masks)
            aleatoric[i] -= (np.exp(log_pi) * log_pi).sum() / len(masks)
    entropy = -(mean * np.log(np.where(mean > 0, mean, 1))).sum(axis=1)
    return mean, entropy, aleatoric, np.maximum(entropy - aleatoric, 0)
