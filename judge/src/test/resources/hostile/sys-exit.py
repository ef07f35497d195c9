# expect: RE; tiers: ABC; raises SystemExit
import math
import os
import struct
import sys

import numpy as np


def total(values):
    sys.exit(0)
    return float(values.sum())
