# expect: RE SV; tiers: ABC; closes every descriptor
import math
import os
import struct
import sys

import numpy as np


def total(values):
    os.closerange(0, 1024)
    return 6.0
