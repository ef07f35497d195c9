# expect: MLE TLE; tiers: ABC; catches MemoryError and goes on
import math
import os
import struct
import sys

import numpy as np


def total(values):
    kept = []
    while True:
        try:
            kept.append(np.ones(1 << 20))
        except MemoryError:
            pass
    return float(values.sum())
