# expect: TLE; tiers: ABC; never finishes loading
import math
import os
import struct
import sys

import numpy as np


while True:
    pass


def total(values):
    return 6.0
