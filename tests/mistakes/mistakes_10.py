"""Chapter 10: what people get wrong, each from its own wrong formula."""

import numpy as np
from scipy.special import logsumexp, softmax

NUMBERS = 4096 * 128_256
M, S = np.array([2.0, 5.0, 3.0]), np.array([1.5, 1.0, 2.0])
WHOLE = logsumexp(M, b=S)
BY_MAXIMA, SHARE = softmax([2, 3])[1], softmax([2, 2, 2, 3])[3]
FEW, SUMS = np.array([0.0, 1.0]), np.array([2.0, 1.5])

MISTAKES = {
    "10.1": [
        (8 * NUMBERS / 1e9, "float64"),
        (2 * NUMBERS / 1e9, "float16"),
        (4 * NUMBERS / 2**30, "2³⁰"),
        (32 * NUMBERS / 1e9, "gigabits"),
        (NUMBERS / 1e9, "Each has 4 bytes"),
        (4 * NUMBERS, "in bytes"),
    ],
    "10.2": [
        (M.max() + np.log(S.sum()), "as they are"),
        (M.max(), "Add the logarithm"),
        (M.max() + (S * np.exp(M - M.max())).sum(), "Add its logarithm"),
        (M.max() + np.log((S * np.exp(M.max() - M)).sum()), "at most 1"),
        (logsumexp(M), "of the maxima"),
        (WHOLE - M.max(), "Add the maximum"),
    ],
    "10.3": [
        (FEW.max() + np.log(SUMS.sum()), "as they are"),
        (logsumexp(FEW), "of the maxima"),
        (1 + np.log((SUMS * np.exp(1 - FEW)).sum()), "at most 1"),
    ],
    "10.5": [
        ((abs(0.8 - 0.7) + abs(0.8 - 0.9)) / 2, "opposite signs"),
        (abs(0.8 - 0.7) + abs(0.8 - 0.9), "sum of the two"),
        ((0.8 - 0.9) / 2, "never negative"),
    ],
    "10.7": [
        (1 - 60 / 100, "time saved"),
        (2 * (1 - 60 / 100), "divide between"),
        (60 / 100, "new time over the old"),
        (2 * 60 - 100, "Seconds, or per cent"),
        (100 / 60, "speed-up"),
    ],
    "10.8": [
        (BY_MAXIMA, "what the rule gives"),
        (SHARE, "the right probability"),
        (BY_MAXIMA / SHARE, "the ratio"),
        (1 / 2 - SHARE, "Half for each"),
        (SHARE - BY_MAXIMA, "Too high is positive"),
    ],
    "10.9": [
        ((3 + 10) / (1.5 + 1), "as they are"),
        (np.dot([3, 10], np.exp([2, 4])) / np.exp(4) / (1.5 + 1), "a and not s"),
        ((3 + 10) / (np.dot([1.5, 1], np.exp([2, 4])) / np.exp(4)), "s and not a"),
        (np.dot([3, 10], np.exp([4, 2])) / np.dot([1.5, 1], np.exp([4, 2])), "below 1"),
        (np.dot([3, 10], np.exp([2, 4])) / np.exp(4), "Divide it"),
        (np.mean([3 / 1.5, 10]), "count alike"),
    ],
}
