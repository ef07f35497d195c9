# expect: WA RE SV; tiers: ABC; a float that shows another value each time
import math
import os
import struct
import sys

import numpy as np


def total(values):
    class Liar(float):
        def __float__(self):
            return 6.0
        def __eq__(self, other):
            return True
    return Liar(0.0)
