# expect: TLE on "400 tokens"
# Loops over heads, queries and keys.
import numpy as np


def transformer_block(x, w_qkv, w_output, w_up, b_up, w_down, b_down, norms, heads):
    u = x + attention(layer_norm(x, norms[0], norms[1]) @ w_qkv, heads) @ w_output
    return u + gelu(layer_norm(u, norms[2], norms[3]) @ w_up + b_up) @ w_down + b_down


def attention(qkv, heads):
    tokens, width = len(qkv), qkv.shape[1] // 3 // heads
    q, k, v = qkv.reshape(tokens, 3, heads, width).transpose(1, 2, 0, 3)
    output = np.zeros((tokens, heads, width))
    for head in range(heads):
        for i in range(tokens):
            scores = np.array([q[head, i] @ k[head, j] / np.sqrt(width) for j in range(i + 1)])
            weights = np.exp(scores - scores.max())
            for j in range(i + 1):
                output[i, head] += weights[j] / weights.sum() * v[head, j]
    return output.reshape(tokens, heads * width)


def layer_norm(x, gamma, beta):
    mean = x.mean(axis=-1, keepdims=True)
    variance = x.var(axis=-1, keepdims=True)
    return gamma * (x - mean) / np.sqrt(variance + 1e-5) + beta


def gelu(z):
    return z / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
