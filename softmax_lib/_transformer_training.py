"""Adam, with a rate that rises and falls, for models that are tuples of arrays."""

import math

import numpy as np

MEMORY = 0.9, 0.99  # how much of the running means stays at each step
SMALL = 1e-8


def initial(model):
    """Return the state before the first step: no steps, and running means of zero."""
    zeros = tuple(np.zeros_like(array) for array in model)
    return 0, zeros, zeros


def schedule(step, steps):
    """Return the part of the rate that is due: a rise, then half a cosine to zero."""
    rise = max(1, steps // 20)
    if step < rise:
        return (step + 1) / rise
    return (1 + math.cos(math.pi * (step - rise) / max(1, steps - rise))) / 2


def step(model, slopes, state, rate, decay):
    """Return the model one step further down, and the state after it.

    Arrays of two axes or more that are no bias lose `rate * decay` of themselves.
    """
    taken, means, squares = state
    taken += 1
    b, c = MEMORY
    means = [b * m + (1 - b) * g for m, g in zip(means, slopes, strict=True)]
    squares = [c * s + (1 - c) * g * g for s, g in zip(squares, slopes, strict=True)]
    upper, lower = 1 - b**taken, 1 - c**taken
    moved = []
    for name, w, m, s in zip(model._fields, model, means, squares, strict=True):
        kept = 1 - rate * decay * (not name.endswith(("bias", "distance")))
        toward = (m / upper) / (np.sqrt(s / lower) + SMALL)
        moved.append(kept * w - rate * toward)
    return type(model)(*moved), (taken, means, squares)


def noisy(read, text, noise, rng):
    """Return what is read, each symbol with probability `noise` another of the text."""
    if noise == 0:
        return read
    other = text[rng.integers(len(text), size=read.shape)]
    return np.where(rng.random(read.shape) < noise, other, read)
