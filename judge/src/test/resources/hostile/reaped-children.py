# expect: TLE; tiers: ABC; many short children, each waited for
import math
import os
import struct
import sys

import numpy as np


def total(values):
    while True:
        pid = os.fork()
        if pid == 0:
            for i in range(400_000):
                pass
            os._exit(0)
        os.waitpid(pid, 0)
    return float(values.sum())
