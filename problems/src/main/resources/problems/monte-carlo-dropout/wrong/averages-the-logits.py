# expect: WA on "a pass that keeps one of three"
# The softmax of the mean logits.
import numpy as np


def mc_dropout(x, w1, b1, w2, b2, masks, p):
    hidden = np.maximum(x @ w1 + b1, 0)
    logits = np.stack([hidden @ (mask[:, None] / (1 - p) * w2) + b2 for mask in masks])
    mean = np.exp(log_softmax(logits.mean(axis=0)))
    aleatoric = entropy(log_softmax(logits)).mean(axis=0)
    total = entropy(log_softmax(logits.mean(axis=0)))
    return mean, total, aleatoric, np.maximum(total - aleatoric, 0)


def log_softmax(logits):
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def entropy(log_pi):
    return -(np.exp(log_pi) * log_pi).sum(axis=-1)
