# expect: TLE MLE RE SV; tiers: AB; forks without end
import math
import os
import struct
import sys

import numpy as np


def total(values):
    while True:
        try:
            os.fork()
        except OSError:
            pass
    return float(values.sum())
