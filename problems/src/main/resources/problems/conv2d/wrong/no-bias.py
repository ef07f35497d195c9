# expect: WA on "one image, one filter"
import numpy as np


def conv2d(images, kernels, bias, stride, padding):
    padded = np.pad(images, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    batch, _, height, width = padded.shape
    filters, _, kernel_height, kernel_width = kernels.shape
    rows = (height - kernel_height) // stride + 1
    columns = (width - kernel_width) // stride + 1
    output = np.zeros((batch, filters, rows, columns))
    for u in range(kernel_height):
        for v in range(kernel_width):
            met = padded[:, :, u : u + stride * rows : stride, v : v + stride * columns : stride]
            output += np.tensordot(kernels[:, :, u, v], met, axes=(1, 1)).swapaxes(0, 1)
    return output
