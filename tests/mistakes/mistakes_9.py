"""Chapter 9: what people get wrong, each from its own wrong formula."""

from math import comb

import numpy as np
from scipy.special import expit, softmax
from scipy.stats import logistic

P, R = np.array([0.9, 0.1]), np.array([3.0, 1.0])
LENGTH = np.linalg.norm(np.eye(2) - P, axis=1)
SHARE, BELIEF = np.array([0.5, 0.5, 0, 0]), np.array([0.4, 0.4, 0.1, 0.1])
LEASHED = expit(2 - np.log(3))
LN9 = np.log(0.9 / 0.1)

Z = np.array([2.0, 1.0, 0.0, 1.5])

MISTAKES = {
    "9.1": [
        (np.log(256), "bound at a loss of zero"),
        (2.0, "That is the loss"),
        (np.log2(256) - 2, "bits"),
        (2 - np.log(256), "other way round"),
    ],
    "9.2": [
        (SHARE @ BELIEF, "number of experts"),
        (4 * np.full(4, 0.25) @ np.full(4, 0.25), "all work alike"),
        (4 * SHARE @ SHARE, "second factor"),
        (4 * BELIEF @ BELIEF, "first factor"),
        (2 * SHARE @ BELIEF, "E is 4"),
    ],
    "9.3": [
        (P @ R, "expected reward"),
        (R.mean(), "plain mean"),
        ((P * LENGTH) @ R / (P @ LENGTH), "*squared*"),
        (LENGTH**2 @ R / (LENGTH**2).sum(), "multiply by the probabilities"),
        (R[1], "a tenth"),
    ],
    "9.4": [
        (3**5, "all the paths"),
        (comb(5, 2), "one frame a letter"),
        (comb(4, 1), "without a blank"),
        (comb(6, 4), "(6 choose 4)"),
        (comb(7, 5), "(7 choose 5)"),
    ],
    "9.5": [
        (expit(2), "came from"),
        (expit(0.5 - np.log(3)), "*divided*"),
        (1 - LEASHED, "the other answer"),
        (0.25 * np.exp(2), "not yet normalised"),
        (0.25, "before the reward"),
        (100 * LEASHED, "percentage"),
    ],
    "9.9": [
        (softmax(Z).max(), "sum to one"),
        (softmax(Z * (Z > 1)).max(), "score like any other"),
        (softmax(Z[:1]).max(), "gate for one"),
        (expit(1.5 - 2), "smaller of the two"),
    ],
    "9.6": [
        (logistic.sf(LN9 / 2), "one side"),
        (2 * logistic.sf(LN9), "at T = 1"),
        (2 * logistic.sf(2 * LN9), "*multiplied*"),
        (logistic.sf(LN9), "one side at T = 1"),
        (logistic.cdf(LN9 / 2), "*below* 0.9"),
        (100 * 2 * logistic.sf(LN9 / 2), "percentage"),
    ],
}
