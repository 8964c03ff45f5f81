"""Chapter 7: what people get wrong, each from its own wrong formula."""

import numpy as np
from scipy.special import softmax

LN9 = np.log(0.9 / 0.1)
SCORES = np.array([0.7, 1.5, 4.8])
TAKEN = np.exp(SCORES - SCORES.max())

MISTAKES = {
    "7.1": [
        (np.sqrt(64), "variance 1/3"),
        (64 / 9, "Divide by its root"),
        (np.sqrt(64 / 3), "1/3 twice"),
        (64 / 3, "1/9, not 1/3"),
        (64, "far too small"),
    ],
    "7.2": [
        (np.log(1023), "gives one half"),
        (np.log(1024) + LN9, "There are 1023"),
        (LN9, "single rival"),
        (np.log(1023) + np.log(0.9), "*odds*"),
        (np.log10(1023 * 9), "base-10"),
        (np.log(1023) - LN9, "10 %"),
    ],
    "7.5": [
        (softmax(SCORES).max(), "missing below the line"),
        (1 / (1 + TAKEN.sum()), "its 1 too"),
        (1 / (1 + np.exp(SCORES).sum()), "sink itself"),
    ],
    "7.6": [
        (np.log2(1024) / np.log2(16), "weight grows"),
        (np.log(1023) / np.log(15), "difference must stay"),
        (5 + np.log(1023 / 15), "new gap"),
        (np.log(1023 / 15), "factor is asked"),
        (1023 / 15, "logarithm"),
        (1024 / 16, "logarithm"),
    ],
}
