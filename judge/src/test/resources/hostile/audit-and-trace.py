# expect: WA; tiers: ABC; installs hooks in the interpreter
import math
import os
import struct
import sys

import numpy as np


def total(values):
    sys.settrace(lambda *a: None)
    sys.addaudithook(lambda *a: None)
    return 0.0
