# expect: RE TLE; tiers: ABC; raises the limit and recurses
import math
import os
import struct
import sys

import numpy as np


def total(values):
    sys.setrecursionlimit(10**9)
    def f(n):
        return f(n + 1) + 1
    return f(0)
