# expect: WA on "halves"
import numpy as np


def quantize(weights):
    n = len(weights)
    blocks = np.pad(weights, (0, -n % 32)).reshape(-1, 32)
    largest = np.take_along_axis(blocks, np.argmax(np.abs(blocks), axis=1)[:, None], axis=1)
    scales = largest / -8
    levels = np.divide(blocks, scales, out=np.zeros_like(blocks), where=scales != 0)
    codes = np.minimum(15, np.rint(levels) + 8).astype(np.int32)
    # The first half of a block in the lower bits, the second in the upper ones.
    packed = codes[:, :16] | codes[:, 16:] << 4
    return scales[:, 0], packed.ravel(), (scales * (codes - 8)).ravel()[:n]
