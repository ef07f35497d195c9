# expect: RE; tiers: ABC; an exception whose text raises
import math
import os
import struct
import sys

import numpy as np


def total(values):
    class Trap(Exception):
        def __str__(self):
            raise Trap()
        __repr__ = __str__
    raise Trap()
