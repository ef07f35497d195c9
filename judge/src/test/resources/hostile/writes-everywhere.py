# expect: AC; tiers: AB; tries to leave a file anywhere but in its own /tmp
import math
import os
import struct
import sys

import numpy as np


def total(values):
    for place in ("/", "/usr", "/etc", "/var", "/home", "/root", "/dev", "/dev/shm", "/proc", "/sys", os.path.dirname(np.__file__)):
        try:
            open(os.path.join(place, "onsite-hostile"), "w").close()
            return -1.0
        except OSError:
            pass
    return float(values.sum())
