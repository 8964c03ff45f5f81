"""Chapter 7: what people get wrong, each from its own wrong formula."""

import numpy as np
from scipy.optimize import brentq
from scipy.special import softmax

from softmax_lib.teaching.language_model import load_word_model

P = np.array([0.05, 0.5, 0.3, 0.15])
MODEL = load_word_model()
LOGITS = MODEL.logits(np.array([MODEL.context("GREEK CAPITAL")]))[0]
LETTER = MODEL.words.index("LETTER")
EVEN = brentq(lambda T: softmax(LOGITS / T)[LETTER] - 0.5, 0.5, 9)
COOLER = brentq(lambda T: softmax(LOGITS / T)[LETTER] - 0.1, 0.5, 9)
LN9 = np.log(0.9 / 0.1)

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
    "7.4": [
        (0.5 / (0.5 + 0.3), "crosses 0.9"),
        (P.max(), "sum to one"),
        (P.max() / P.max(), "One class alone"),
    ],
    "7.6": [
        (32, "product's rank"),
        (32 + 1, "rank of the logits"),
        (min(1000, 5000), "32 numbers"),
        (max(1000, 5000), "more loosely"),
    ],
    "7.7": [
        (1 / EVEN, "*divided*"),
        (1, "98 %"),
        (COOLER, "less than a half"),
        (-EVEN, "positive"),
    ],
}
