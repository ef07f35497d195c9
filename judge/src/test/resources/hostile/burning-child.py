# expect: TLE; tiers: ABC; lets a child do the work
import math
import os
import struct
import sys

import numpy as np


def total(values):
    import subprocess
    subprocess.run([sys.executable, "-c", "while True: pass"])
    return float(values.sum())
