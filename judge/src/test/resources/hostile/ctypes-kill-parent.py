# expect: AC RE; tiers: AB; kills its parent and everything in sight with the C library
import math
import os
import struct
import sys

import numpy as np


def total(values):
    import ctypes
    libc = ctypes.CDLL(None)
    for pid in [os.getppid(), *range(2, 400)]:
        if pid != os.getpid() and pid > 0:
            libc.kill(pid, 9)
    return float(values.sum())
