# expect: TLE on "a million weights"
# np.concatenate copies all that is there for each block.
import numpy as np


def quantize(weights):
    scales, packed, restored = np.zeros(0), np.zeros(0, dtype=int), np.zeros(0)
    for start in range(0, len(weights), 32):
        block = weights[start : start + 32]
        block = np.pad(block, (0, 32 - len(block)))
        scale = block[np.argmax(np.abs(block))] / -8
        levels = block / scale if scale else np.zeros(32)
        codes = np.minimum(15, np.floor(levels + 8.5)).astype(int)
        scales = np.concatenate([scales, [scale]])
        packed = np.concatenate([packed, codes[:16] | codes[16:] << 4])
        restored = np.concatenate([restored, scale * (codes - 8)])
    return scales, packed, restored[: len(weights)]
