# expect: SV WA RE AC; tiers: ABC; writes to its own memory through /proc
import math
import os
import struct
import sys

import numpy as np


def total(values):
    with open("/proc/self/mem", "r+b", 0) as memory:
        try:
            memory.seek(id(6.0))
            memory.write(b"\0" * 8)
        except (OSError, ValueError):
            pass
    return float(values.sum())
