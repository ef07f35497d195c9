# expect: RE SV; tiers: ABC; writes to address zero
import math
import os
import struct
import sys

import numpy as np


def total(values):
    import ctypes
    ctypes.memset(0, 1, 64)
    return float(values.sum())
