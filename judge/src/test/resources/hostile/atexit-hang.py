# expect: AC; tiers: ABC; hangs at the end of the interpreter
import math
import os
import struct
import sys

import numpy as np


def total(values):
    import atexit, time
    atexit.register(time.sleep, 600)
    return float(values.sum())
