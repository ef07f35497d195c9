# expect: SV; tiers: AB; connects to the machine
import math
import os
import struct
import sys

import numpy as np


def total(values):
    import socket
    socket.create_connection(("127.0.0.1", 22), 1)
    return float(values.sum())
