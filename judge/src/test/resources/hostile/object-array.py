# expect: SHAPE RE; tiers: ABC; an array of objects with hostile methods
import math
import os
import struct
import sys

import numpy as np


def total(values):
    class Bad:
        def __len__(self):
            return -1
    array = np.empty(2, dtype=object)
    array[:] = [Bad(), Bad()]
    return array
