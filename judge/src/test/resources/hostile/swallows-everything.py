# expect: TLE; tiers: ABC; catches every exception and goes on
import math
import os
import struct
import sys

import numpy as np


def total(values):
    while True:
        try:
            while True:
                math.sin(1)
        except BaseException:
            pass
    return float(values.sum())
