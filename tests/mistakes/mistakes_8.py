"""Chapter 8: what people get wrong, each from its own wrong formula."""

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

MISTAKES = {
    "8.1": [
        (0.63 / 0.07, "temperature 1"),
        (0.63 / 0.07 / 2, "logarithm of the odds"),
        ((0.63 / 0.07) ** 2, "*divided*"),
        ((0.07 / 0.63) ** 0.5, "second against the first"),
    ],
    "8.2": [
        (np.sum(np.cumsum([0.45, 0.25, 0.15, 0.1]) < 0.9), "crosses the line"),
        (5, "already"),
        (1, "No single word"),
    ],
    "8.4": [
        (0.5 / (0.5 + 0.3), "crosses 0.9"),
        (P.max(), "sum to one"),
        (P.max() / P.max(), "One class alone"),
    ],
    "8.5": [
        (32, "product's rank"),
        (32 + 1, "rank of the logits"),
        (min(1000, 5000), "32 numbers"),
        (max(1000, 5000), "more loosely"),
    ],
    "8.6": [
        (1 / EVEN, "*divided*"),
        (1, "98 %"),
        (COOLER, "less than a half"),
        (-EVEN, "positive"),
    ],
    "8.8": [
        (abs(np.array([0.5, 0.3, 0.2]) - [0.2, 0.3, 0.5]).sum() / 2, "rejected"),
        (sum([0.2, 0.3, 0.5]), "0.2/0.5"),
        (np.dot([0.5, 0.3, 0.2], [1, 1, 0.2 / 0.5]), "*draft*"),
    ],
}
