# expect: WA on "two rows"
# The gradient passes the gain on its way back.
import numpy as np


def layer_norm(x, gain, bias, epsilon, output_gradient):
    centred = x - x.mean(axis=1, keepdims=True)
    scale = 1 / np.sqrt((centred**2).mean(axis=1, keepdims=True) + epsilon)
    normal = centred * scale
    output = gain * normal + bias
    g = output_gradient
    dx = scale * (
        g - g.mean(axis=1, keepdims=True) - normal * (g * normal).mean(axis=1, keepdims=True)
    )
    return output, dx, (output_gradient * normal).sum(axis=0), output_gradient.sum(axis=0)
