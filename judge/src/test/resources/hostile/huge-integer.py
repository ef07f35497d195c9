# expect: SHAPE; tiers: ABC; an integer of a million digits
import math
import os
import struct
import sys

import numpy as np


def total(values):
    return 1 << 3_000_000
