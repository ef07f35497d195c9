# expect: RE; tiers: ABC; ends the process with success
import math
import os
import struct
import sys

import numpy as np


def total(values):
    os._exit(0)
    return float(values.sum())
