# expect: OLE; tiers: ABC; floods the raw descriptor
import math
import os
import struct
import sys

import numpy as np


def total(values):
    while True:
        os.write(2, b"x" * 65536)
    return float(values.sum())
