# expect: WA on "halves go to the even side"
# astype is no rounding.
import numpy as np


def linear(weights, inputs):
    codes, scales = quantize(weights)
    input_codes, input_scales = quantize(inputs)
    # Whole numbers below 2**53 are exact as doubles, and doubles are what BLAS multiplies.
    sums = input_codes @ codes.T
    return codes.astype(np.int32), scales, sums * input_scales[:, None] * scales


def quantize(rows):
    scales = np.abs(rows).max(axis=1) / 127
    return (rows / np.where(scales > 0, scales, 1)[:, None]).astype(int).astype(float), scales
