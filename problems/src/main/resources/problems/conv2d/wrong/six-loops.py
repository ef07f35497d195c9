# expect: TLE on "4 × 16 × 32 × 32"
# A Python loop over every output position, filter and channel.
import numpy as np


def conv2d(images, kernels, bias, stride, padding):
    padded = np.pad(images, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    batch, _, height, width = padded.shape
    filters, _, kernel_height, kernel_width = kernels.shape
    rows = (height - kernel_height) // stride + 1
    columns = (width - kernel_width) // stride + 1
    output = np.zeros((batch, filters, rows, columns)) + bias[:, None, None]
    for b in range(batch):
        for f in range(filters):
            for i in range(rows):
                for j in range(columns):
                    for c in range(padded.shape[1]):
                        top, left = i * stride, j * stride
                        patch = padded[b, c, top : top + kernel_height, left : left + kernel_width]
                        output[b, f, i, j] += (patch * kernels[f, c]).sum()
    return output
