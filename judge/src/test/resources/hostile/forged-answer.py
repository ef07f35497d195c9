# expect: WA SV; tiers: ABC; finds the harness and answers in its name
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
    worker = next(f for f in iter_frames() if "self" in f.f_locals and hasattr(f.f_locals["self"], "outgoing")).f_locals["self"]
    worker.send(b"V", b"l\x02\x00\x00\x00d" + struct.pack("<d", 5.0) + b"s\x00\x00\x00\x00")
    return 5.0
