# expect: SHAPE RE SV WA; tiers: ABC; an array whose shape and bytes are lies
import math
import os
import struct
import sys

import numpy as np


def total(values):
    class Lying(np.ndarray):
        shape = property(lambda self: (1 << 30,))
        def tobytes(self, order="C"):
            return b""
        def astype(self, *a, **k):
            return self
    return np.ones(4).view(Lying)
