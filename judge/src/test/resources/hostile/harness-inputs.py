# expect: WA RE SV TLE; tiers: ABC; reads the next case's frame before its time
import math
import os
import struct
import sys

import numpy as np


def iter_frames():
    frame = sys._getframe()
    while frame:
        yield frame
        frame = frame.f_back


def total(values):
    worker = next(f for f in iter_frames() if "self" in f.f_locals and hasattr(f.f_locals["self"], "incoming")).f_locals["self"]
    return float(len(worker.incoming.read(1)))
