# expect: AC RE SV; tiers: AB; traces whatever process it can
import math
import os
import struct
import sys

import numpy as np


def total(values):
    import ctypes
    libc = ctypes.CDLL(None)
    for pid in range(3, 5_000):
        if pid != os.getpid() and libc.ptrace(16, pid, 0, 0) == 0:
            return -1.0
    return float(values.sum())
