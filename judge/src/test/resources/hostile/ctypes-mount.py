# expect: AC; tiers: AB; mounts and unshares its way out
import math
import os
import struct
import sys

import numpy as np


def total(values):
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"/proc", b"/tmp", b"proc", 0, None) == 0 or libc.chroot(b"/tmp") == 0 or libc.setuid(0) == 0:
        return -1.0
    return float(values.sum())
