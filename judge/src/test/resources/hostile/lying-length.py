# expect: SHAPE RE SV TLE MLE; tiers: ABC; a list whose length and items disagree
import math
import os
import struct
import sys

import numpy as np


def total(values):
    class Lying(list):
        def __len__(self):
            return 1 << 40
        def __iter__(self):
            while True:
                yield 6.0
    return Lying([6.0])
