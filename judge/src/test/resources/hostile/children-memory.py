# expect: MLE; tiers: ABC; memory in children rather than in itself
import math
import os
import struct
import sys

import numpy as np


def total(values):
    for _ in range(6):
        if os.fork() == 0:
            block = np.ones(6 << 20)
            while True:
                block += 1
    import time
    time.sleep(60)
    return float(values.sum())
