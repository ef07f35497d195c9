# expect: WA on "nothing passes the relu"
# Central differences, one weight at a time: half a slope at the kink, and hopelessly slow.
import numpy as np


def residual_backward(x, w1, w2, upstream):
    def loss():
        h = x
        for first, second in zip(w1, w2):
            h = h + np.maximum(h @ first, 0) @ second
        return (h * upstream).sum()

    gradients = []
    for array in (x, w1, w2):
        gradient = np.empty_like(array)
        for at in np.ndindex(*array.shape):
            kept = array[at]
            array[at] = kept + 1e-6
            up = loss()
            array[at] = kept - 1e-6
            gradient[at] = (up - loss()) / 2e-6
            array[at] = kept
        gradients.append(gradient)
    return tuple(gradients)
