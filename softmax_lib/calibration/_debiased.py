"""Gaps between accuracy and confidence, less what chance adds to them."""

import math

import numpy as np

_erf = np.vectorize(math.erf, otypes=[float])


def debiased_square(gaps, accuracy, counts):
    """Return squared gaps less the variance of the accuracy; 0 for one prediction."""
    variance = accuracy * (1 - accuracy) / np.maximum(counts - 1, 1)
    return np.where(counts > 1, gaps**2 - variance, 0.0)


def debiased_gap(gaps, accuracy, counts):
    """Return 2 gap - E|gap + noise|, the noise normal with the accuracy's variance."""
    sigma = np.sqrt(accuracy * (1 - accuracy) / counts)
    noisy = sigma > 0
    ratio = np.divide(gaps, sigma, out=np.zeros_like(gaps), where=noisy)
    folded = sigma * math.sqrt(2 / math.pi) * np.exp(-(ratio**2) / 2)
    folded += gaps * _erf(ratio / math.sqrt(2))
    return np.where(noisy, 2 * gaps - folded, gaps)
