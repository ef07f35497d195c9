# expect: TLE; tiers: ABC; waits by the clock
import math
import os
import struct
import sys

import numpy as np


def total(values):
    import time
    time.sleep(600)
    return float(values.sum())
