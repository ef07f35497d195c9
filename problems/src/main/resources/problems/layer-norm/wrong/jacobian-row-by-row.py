# expect: TLE on "120 rows of 5,000"
# Builds d × d derivatives an example, a row of them at a time.
import numpy as np


def layer_norm(x, gain, bias, epsilon, output_gradient):
    centred = x - x.mean(axis=1, keepdims=True)
    scale = 1 / np.sqrt((centred**2).mean(axis=1, keepdims=True) + epsilon)
    normal = centred * scale
    output = gain * normal + bias
    g = output_gradient * gain
    n, d = x.shape
    dx = np.empty((n, d))
    for i in range(n):
        for j in range(d):
            derivatives = -1 / d - normal[i] * normal[i, j] / d
            derivatives[j] += 1
            dx[i, j] = scale[i, 0] * (g[i] @ derivatives)
    return output, dx, (output_gradient * normal).sum(axis=0), output_gradient.sum(axis=0)
