# expect: SV; tiers: ABC; writes rubbish to every descriptor there is
import math
import os
import struct
import sys

import numpy as np


def total(values):
    for number in range(3, 64):
        try:
            os.write(number, b"\x07" * 4096)
        except OSError:
            pass
    import time
    time.sleep(1)
    return float(values.sum())
