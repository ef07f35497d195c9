# expect: AC TLE; tiers: ABC; leaves a daemon behind in a session of its own
import math
import os
import struct
import sys

import numpy as np


def total(values):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            import time
            while True:
                time.sleep(1)
        os._exit(0)
    return float(values.sum())
