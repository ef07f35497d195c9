# expect: RE; tiers: ABC; ends the process while its module is loaded
import math
import os
import struct
import sys

import numpy as np

os._exit(0)


def total(values):
    return 6.0
