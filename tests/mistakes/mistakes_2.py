"""Chapter 2: what people get wrong, each from its own wrong formula."""

import numpy as np
from scipy.optimize import brentq
from scipy.special import expit, softmax
from scipy.stats import entropy

Z = np.array([-3.44, 1.16, -0.81, 3.91])
THREE = np.array([0.7, 1.5, 4.8])
TREES = np.array([-1.2, 0.4, 2.3, 1.1])
VECTOR = np.array([-2, 0, 0.5])
HALF = brentq(lambda T: softmax(Z / T)[3] - 0.5, 2, 8)
WARM = softmax(THREE / 2)

MISTAKES = {
    "2.1": [
        (100 * softmax(TREES)[2], "percentage"),
        (TREES[2] / TREES.sum(), "Exponentiate each one first"),
        (TREES[2] / abs(TREES).sum(), "without their signs"),
        (np.exp(TREES[2]), "divide it by the sum"),
        (2 ** TREES[2] / (2**TREES).sum(), "powers of 2"),
        (10 ** TREES[2] / (10**TREES).sum(), "powers of 10"),
        (softmax(abs(TREES))[2], "Mind the signs"),
        (expit(TREES[2]), "with a score of 0"),
        (expit(TREES[2] - TREES[3]), "the fir alone"),
        (softmax(TREES)[3], "fir's share"),
        (softmax(TREES)[2] / softmax(TREES)[[0, 1, 3]].sum(), "never larger than 1"),
        (TREES[0] / TREES.sum(), "never negative"),
    ],
    "2.3": [
        (1 / HALF, "multiplied the scores by T"),
        (softmax(Z)[3] / 0.5, "not proportional"),
        (0.5, "more probable than 93 %"),
        (-HALF, "positive"),
    ],
    "2.4": [
        (entropy(WARM, base=2), "bits"),
        (entropy(WARM, base=10), "base 10"),
        (entropy(softmax(THREE)), "T = 1"),
        (entropy(softmax(2 * THREE)), "multiplied the scores"),
        ((WARM * np.log(WARM)).sum(), "never negative"),
        (entropy([1, 1, 1]), "three equal shares"),
        (np.prod(WARM**-WARM), "perplexity"),
        (-np.log(WARM[2]), "surprise of the likeliest"),
    ],
    "2.5": [
        (np.log(10), "divide by it"),
        (10, "not 10"),
        (0.1, "not 10"),
        (1, "base is e"),
        (np.log(0.1), "positive"),
        (1 / np.log2(10), "natural logarithm"),
    ],
    "2.6": [
        (softmax(VECTOR)[2], "softmax"),
        (VECTOR[2] / np.maximum(VECTOR, 0).sum(), "lead of less than 1"),
        (VECTOR[2] - (VECTOR.sum() - 1) / 3, "from all classes"),
        (VECTOR[2], "score itself"),
        (VECTOR[1] - (VECTOR[1:].sum() - 1) / 2, "other class"),
    ],
    "2.7": [
        (1 + np.floor(np.exp(5)), "148 rivals"),
        (np.floor(np.exp(5)), "count the leader too"),
        (np.exp(5), "count the leader too"),
        (2 + np.ceil(np.exp(5)), "leader once"),
    ],
    "2.10": [
        (Z[1], "left at 1.16"),
        (Z[1] + 0.5, "but the cat less"),
        (Z[1] + 2, "but the airplane less"),
    ],
}
