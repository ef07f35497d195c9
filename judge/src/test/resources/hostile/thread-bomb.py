# expect: TLE MLE RE SV; tiers: AB; threads without end
import math
import os
import struct
import sys

import numpy as np


def total(values):
    import threading, time
    while True:
        threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
    return float(values.sum())
