# expect: WA SV RE; tiers: ABC; replaces the harness' own functions
import math
import os
import struct
import sys

import numpy as np


def total(values):
    main = sys.modules["__main__"]
    main.encode = lambda value, depth=0: b"d" + struct.pack("<d", 0.0)
    return 0.0
