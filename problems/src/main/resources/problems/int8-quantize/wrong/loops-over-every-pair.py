# expect: TLE on "512 × 512 × 512"
import numpy as np


def linear(weights, inputs):
    codes, scales = quantize(weights)
    input_codes, input_scales = quantize(inputs)
    # Whole numbers below 2**53 are exact as doubles, and doubles are what BLAS multiplies.
    sums = np.array([[sum(int(a) * int(b) for a, b in zip(x, w)) for w in codes] for x in input_codes])
    return codes.astype(np.int32), scales, sums * input_scales[:, None] * scales


def quantize(rows):
    scales = np.abs(rows).max(axis=1) / 127
    return np.rint(rows / np.where(scales > 0, scales, 1)[:, None]), scales
