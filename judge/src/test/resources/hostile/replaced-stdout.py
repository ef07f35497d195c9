# expect: WA; tiers: ABC; replaces standard output and writes past it
import math
import os
import struct
import sys

import numpy as np


def total(values):
    sys.stdout = sys.__stdout__ = open(os.devnull, "w")
    os.write(1, b'{"verdict": "AC"}')
    return 0.0
