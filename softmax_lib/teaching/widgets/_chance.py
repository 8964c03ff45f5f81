"""Random numbers that Python and JavaScript draw alike.

``esm/lib/chance.mjs`` says the same in JavaScript; both are tested against
``tests/golden/sampler.json``.
"""

import numpy as np

STRIDE = 0x9E3779B9  # 2^32 divided by the golden ratio, to the nearest odd number
MASK = 0xFFFFFFFF


def mixed(h):
    """Return 32 bits well mixed: the last step of MurmurHash3, by A. Appleby."""
    h = ((h ^ h >> 16) * 0x85EBCA6B) & MASK
    h = ((h ^ h >> 13) * 0xC2B2AE35) & MASK
    return h ^ h >> 16


def chance(seed):
    """Yield numbers in [0, 1), multiples of 2^-32, for a whole ``seed`` from 0 on."""
    state = mixed(seed + 1)
    while True:
        state = (state + STRIDE) & MASK
        yield mixed(state) / 2**32


def drawn(p, number):
    """Return where in the heap of probabilities a number in [0, 1) falls."""
    heap = np.cumsum(p)
    return int(np.searchsorted(heap, number * heap[-1], side="right"))
