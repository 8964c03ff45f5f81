"""Chapter 1: what people get wrong, each from its own wrong formula."""

import numpy as np
from scipy.special import expit, logit
from scipy.stats import gmean

P = np.array([0.2, 0.3, 0.5])
WEIGHTS, BIASES = 10 * 64, 10

MISTAKES = {
    "1.1": [
        (np.exp(-1.0), "turn it over"),
        (2**1.0, "not a factor 2"),
        (10**1.0, "not a factor 10"),
        (1.0, "exponential"),
        (expit(1), "That is the probability"),
        (np.expm1(1), "the factor itself"),
    ],
    "1.2": [
        (0.99 / 0.01, "Those are the odds"),
        (np.log10(0.99 / 0.01), "base 10"),
        (np.log2(0.99 / 0.01), "base 2"),
        (-np.log(0.01), "ln 100"),
        (np.log(0.99), "logarithm of the probability"),
        (logit(0.01), "positive"),
        (logit(0.9), "for 90 %"),
        (0.99 - 0.01, "difference of the probabilities"),
        (expit(0.99), "Its inverse"),
    ],
    "1.3": [
        (2 * logit(0.99), "doubled"),
        (-np.log(0.0001), "not with the whole"),
        (0.9999 / 0.0001, "Those are the odds"),
        (logit(0.999), "One more nine"),
        (np.log10(9999), "base 10"),
        (logit(0.99), "for 99 %"),
        (logit(0.0001), "positive"),
    ],
    "1.4": [
        (P[2] - P.mean(), "logarithms first"),
        (np.log(P[2]), "sum is not zero"),
        (np.log(P[2] / P.mean()), "mean of the logarithms"),
        (logit(P[2]) - logit(P).mean(), "against all the others"),
        (logit(P[2]), "sum zero instead"),
        (np.log(P[2] / P[2]), "sum zero instead"),
        (np.log(P[2] / P[0]), "first class"),
        (np.log10(P[2] / gmean(P)), "base 10"),
        (np.log(P[0] / gmean(P)), "first of the three"),
    ],
    "1.5": [
        (np.log2(50257), "bits"),
        (np.log10(50257), "base 10"),
        (1 / 50257, "minus its logarithm"),
        (np.log(1 / 50257), "never negative"),
        (50257, "perplexity"),
        (1 - 1 / 50257, "how often"),
    ],
    "1.6": [
        (WEIGHTS + BIASES, "written down"),
        (9 * 64, "Count the biases"),
        (9 * 64 + 10, "free constant"),
        (WEIGHTS + BIASES - 1, "More than one"),
        (WEIGHTS, "leaves out the biases"),
        (64 + 1, "how many are free"),
        (9 * (61 + 1), "Here all pixels"),
    ],
    "1.7": [
        (9 * 65, "always 0"),
        (9 * 61, "Count the biases"),
        (9 * 61 + 10, "free constant"),
        (10 * 62, "still free"),
        (9 * 65 - 3, "each of nine rows"),
        (9 * 65 - 10 * 3, "not ten"),
        (WEIGHTS + BIASES, "changes no probability"),
        (10 * 65 + 3, "more than the 650"),
    ],
}
