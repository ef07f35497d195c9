# expect: WA on "values alone"
# Divides the variance by d − 1.
import numpy as np


def transformer_block(x, w_qkv, w_output, w_up, b_up, w_down, b_down, norms, heads):
    u = x + attention(layer_norm(x, norms[0], norms[1]) @ w_qkv, heads) @ w_output
    return u + gelu(layer_norm(u, norms[2], norms[3]) @ w_up + b_up) @ w_down + b_down


def attention(qkv, heads):
    tokens, width = len(qkv), qkv.shape[1] // 3 // heads
    q, k, v = qkv.reshape(tokens, 3, heads, width).transpose(1, 2, 0, 3)
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(width)
    scores = np.where(np.tri(tokens, dtype=bool), scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    return (weights @ v).transpose(1, 0, 2).reshape(tokens, heads * width)


def layer_norm(x, gamma, beta):
    mean = x.mean(axis=-1, keepdims=True)
    variance = x.var(axis=-1, keepdims=True, ddof=1)
    return gamma * (x - mean) / np.sqrt(variance + 1e-5) + beta


def gelu(z):
    return z / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
