"""Chapter 3: what people get wrong, each from its own wrong formula."""

import math

import numpy as np
from scipy.special import softmax

BIG = np.array([1000.0, 1001.0, 1003.0])
INFO = {bits: np.finfo(f"float{bits}") for bits in (16, 32, 64)}
LN2 = np.log(2)
TOO_LARGE = float(np.float16(np.log(65504)))  # rounded up


def log_of_largest(bits):
    """Return the logarithm of the largest number of so many bits."""
    return np.log(float(INFO[bits].max))


MISTAKES = {
    "3.1": [
        (log_of_largest(16), "float16 cannot store it"),
        (TOO_LARGE, str(round(math.exp(TOO_LARGE)))),
        (log_of_largest(32), "float32"),
        (log_of_largest(64), "float64"),
        (float(INFO[16].max), "largest float16 itself"),
        (np.log2(float(INFO[16].max)), "base 2"),
        (np.log10(float(INFO[16].max)), "base 10"),
    ],
    "3.2": [
        (np.log(np.exp(0) + np.exp(0)), "Add it back"),
        (1000 + np.log10(2), "natural logarithm"),
        (1000 + np.log2(2), "natural logarithm"),
        (max(1000, 1000), "maximum alone"),
        (1000 + 1000, "added the scores"),
        (np.log(1000 + 1000), "sum of the scores"),
    ],
    "3.3": [
        (23 * LN2, "Half of it"),
        (25 * LN2, "One factor of 2 too many"),
        (53 * LN2, "float64"),
        (11 * LN2, "float16"),
        (24, "base 2"),
        (24 * np.log10(2), "natural logarithm"),
        (log_of_largest(32), "overflows"),
        (-np.log(float(INFO[32].smallest_subnormal) / 2), "rounded to 0"),
    ],
    "3.4": [
        (np.log(1 + np.exp(-50)), "log1p"),
        (np.logaddexp(0, 50), "second"),
        (-np.logaddexp(0, 50), "other class's probability"),
        (softmax([50, 0])[0], "That is the probability"),
        (-np.exp(-50), "never negative"),
        (INFO[64].eps, "distance from 1"),
    ],
    "3.5": [
        (-np.log10(1e-9), "base 10"),
        (-np.log2(1e-9), "bits"),
        (np.log(1e-9), "minus"),
        (1e-9, "smallest probability"),
    ],
    "3.6": [
        (2 + 1.5, "as they are"),
        (2 + 1.5 * np.exp(5 - 3), "can overflow"),
        (1.5 + 2 * np.exp(5 - 3), "become smaller"),
        (1.5 * np.exp(3 - 5) + 2, "wrong sum"),
        (1.5 + 2 * np.exp(-3), "2 apart"),
        (np.log(2 * np.exp(3) + 1.5 * np.exp(5)), "Asked for is s"),
    ],
    "3.7": [
        (softmax(np.minimum(BIG, 700))[2], "cut the scores off"),
        (softmax(BIG / BIG.max())[2], "cut the scores off"),
        (BIG[2] / BIG.sum(), "cut the scores off"),
        (softmax(BIG)[1], "second largest"),
        (100 * softmax(BIG)[2], "percentage"),
    ],
    "3.8": [
        (np.exp(-998 - max(-1000, -998)), "its own sum"),
        (softmax([[0, 1], [-1000, -998]])[1, 1], "rows mix"),
        (softmax([[0, 1], [-1000, -998]], axis=0)[1, 1], "rows mix"),
        (softmax([0, 1])[1], "first row"),
        (softmax([-1000, -998])[0], "before the last"),
        (100 * softmax([0, 2])[1], "percentage"),
    ],
    "3.9": [
        (-np.log(softmax([0, 50])[0] + 1e-9), "cap"),
        (0 - np.logaddexp(0, 50), "minus"),
        (-np.log(softmax([0, 50])[1]), "class 1"),
    ],
    "3.10": [
        (0 - np.log(1 + np.exp(-40)), "The 1 is still in the sum"),
        (np.exp(-40), "never positive"),
        (-np.log1p(np.exp(-40) + 1), "your sum has it too"),
        (0 - 40 - np.log1p(np.exp(-40)), "second entry"),
    ],
    "3.11": [
        (softmax([1, 2]).sum() + softmax([-1e9] * 3).sum(), "second row got shares"),
        (0 * softmax([1, 2]).sum(), "they share 1"),
    ],
}
