# expect: TLE MLE SHAPE; tiers: ABC; small in memory, endless when walked
import math
import os
import struct
import sys

import numpy as np


def total(values):
    value = [0.0]
    for _ in range(22):
        value = [value, value]
    return value
