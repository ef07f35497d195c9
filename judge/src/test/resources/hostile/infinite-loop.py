# expect: TLE; tiers: ABC; never returns
import math
import os
import struct
import sys

import numpy as np


def total(values):
    while True:
        pass
    return float(values.sum())
