# expect: AC RE SV; tiers: ABC; a pickle that runs a command when it is read
import math
import os
import struct
import sys

import numpy as np


def total(values):
    import pickle
    class Boom:
        def __reduce__(self):
            return (os.system, ("touch /usr/onsite-hostile /onsite-hostile 2>/dev/null; exit 0",))
    pickle.loads(pickle.dumps(Boom()))
    return float(values.sum())
