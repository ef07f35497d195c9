# expect: MLE; tiers: ABC; one array of a terabyte
import math
import os
import struct
import sys

import numpy as np


def total(values):
    return np.ones((2**20, 2**17)).sum()
