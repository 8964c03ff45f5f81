"""The word model and its draws from their definitions, for golden values.

Scores come from the stored bytes in mpmath, at the precision of the caller; chances
from whole numbers.
"""

import base64

import mpmath
import numpy as np

from softmax_lib.teaching.widgets import TokenSampler

STATE = TokenSampler().state
WORDS = STATE["words"]


def scores(text):
    """The model's scores after a text, in mpmath, straight from the stored bytes."""
    size = len(WORDS)
    whole = np.frombuffer(base64.b64decode(STATE["weights"]), np.int8).astype(int)
    worth = [mpmath.mpf(w) for w in STATE["worth"]]
    width = (len(whole) // size - 1) // 5
    inputs = whole[: 4 * size * width].reshape(4, size, width)
    outputs = whole[4 * size * width : -size].reshape(size, width)
    numbers = ([0] * 4 + [WORDS.index(word) for word in text.split()])[-4:]
    sums = [
        sum(int(inputs[i, n, j]) for i, n in enumerate(numbers)) for j in range(width)
    ]
    hidden = [mpmath.tanh(worth[0] * s) for s in sums]
    return [
        worth[2] * int(b)
        + worth[1] * mpmath.fsum(h * int(w) for h, w in zip(hidden, row, strict=True))
        for row, b in zip(outputs, whole[-size:], strict=True)
    ]


def shares(z, kept):
    e = [mpmath.exp(x) if i in kept else mpmath.mpf(0) for i, x in enumerate(z)]
    return [x / mpmath.fsum(e) for x in e]


def draws(seed):
    """Chances from 32-bit arithmetic, written out."""
    state = mixing(seed + 1)
    while True:
        state = (state + 0x9E3779B9) % 2**32
        yield mixing(state) / 2**32


def mixing(h):
    h = (h ^ (h // 2**16)) * 0x85EBCA6B % 2**32
    h = (h ^ (h // 2**13)) * 0xC2B2AE35 % 2**32
    return h ^ (h // 2**16)
