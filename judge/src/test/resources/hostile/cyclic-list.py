# expect: SHAPE RE; tiers: ABC; a list that holds itself
import math
import os
import struct
import sys

import numpy as np


def total(values):
    loop = []
    loop.append(loop)
    return loop
