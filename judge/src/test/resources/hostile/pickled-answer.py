# expect: SHAPE; tiers: ABC; returns an object that would run code where it is unpickled
import math
import os
import struct
import sys

import numpy as np


def total(values):
    class Boom:
        def __reduce__(self):
            return (os._exit, (0,))
    return Boom()
