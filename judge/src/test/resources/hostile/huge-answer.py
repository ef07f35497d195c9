# expect: SHAPE MLE SV RE TLE; tiers: ABC; returns as much as memory holds
import math
import os
import struct
import sys

import numpy as np


def total(values):
    return "x" * (60 << 20)
