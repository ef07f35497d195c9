# expect: TLE; tiers: ABC; forks a child that ignores signals and waits
import math
import os
import struct
import sys

import numpy as np


def total(values):
    import signal
    if os.fork() == 0:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGXCPU):
            signal.signal(number, signal.SIG_IGN)
        while True:
            pass
    while True:
        pass
    return float(values.sum())
