# expect: MLE; tiers: ABC; fills memory with objects
import math
import os
import struct
import sys

import numpy as np


def total(values):
    kept = []
    while True:
        kept.append([0.0] * 100_000)
    return float(values.sum())
