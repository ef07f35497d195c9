# expect: NUM on "far from zero"
# E[x²] − E[x]² has no digits left far from zero.
import numpy as np


def layer_norm(x, gain, bias, epsilon, output_gradient):
    centred = x - x.mean(axis=1, keepdims=True)
    scale = 1 / np.sqrt(np.maximum((x**2).mean(axis=1, keepdims=True) - x.mean(axis=1, keepdims=True) ** 2, 0) + epsilon)
    normal = centred * scale
    output = gain * normal + bias
    g = output_gradient * gain
    dx = scale * (
        g - g.mean(axis=1, keepdims=True) - normal * (g * normal).mean(axis=1, keepdims=True)
    )
    return output, dx, (output_gradient * normal).sum(axis=0), output_gradient.sum(axis=0)
