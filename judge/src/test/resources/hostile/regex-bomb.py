# expect: TLE; tiers: ABC; a pattern that backtracks for ever
import math
import os
import struct
import sys

import numpy as np


def total(values):
    import re
    re.match(r"(a+)+$", "a" * 64 + "b")
    return float(values.sum())
