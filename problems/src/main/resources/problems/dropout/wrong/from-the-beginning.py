# expect: TLE on "step 5,000,000"
# Draws everything that came before.
import numpy as np

MASK = (1 << 64) - 1


def dropout_step(x, output_gradient, rate, seed, step, training):
    if not training:
        return x.copy(), output_gradient.copy()
    state = seed
    for _ in range(step * x.size):
        state = (state + 0x9E3779B97F4A7C15) & MASK
    factor = np.empty(x.size)
    for at in range(x.size):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        z ^= z >> 31
        factor[at] = 0 if (z >> 11) * 2.0**-53 < rate else 1 / (1 - rate)
    factor = factor.reshape(x.shape)
    return x * factor, output_gradient * factor
