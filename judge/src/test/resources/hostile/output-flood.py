# expect: OLE; tiers: ABC; prints without end
import math
import os
import struct
import sys

import numpy as np


def total(values):
    while True:
        print("again and again and again")
    return float(values.sum())
