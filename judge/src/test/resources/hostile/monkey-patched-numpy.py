# expect: WA; tiers: ABC; makes numpy say that all is close
import math
import os
import struct
import sys

import numpy as np


def total(values):
    np.allclose = np.array_equal = lambda *a, **k: True
    np.testing.assert_allclose = np.isclose = lambda *a, **k: None
    return 0.0
