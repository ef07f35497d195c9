# expect: MLE SV RE; tiers: ABC; shared anonymous memory that no data limit counts
import math
import os
import struct
import sys

import numpy as np


def total(values):
    import mmap
    kept = []
    while True:
        block = mmap.mmap(-1, 8 << 20)
        block.write(b"x" * (8 << 20))
        kept.append(block)
    return float(values.sum())
