"""Chapter 4: what people get wrong, each from its own wrong formula."""

import numpy as np
from scipy.special import expit, logsumexp, softmax

Z = np.array([-3.44, 1.16, -0.81, 3.91])
REST = Z[[0, 2, 3]]
THREE = np.array([-2, 0, 0.5])
ROWS = np.array([[0.5, -1.2], [-0.3, 2.0]])

MISTAKES = {
    "4.1": [
        (softmax(Z)[2], "among all four"),
        (expit(Z[0] - Z[2]), "the dog's"),
        (expit(Z[2]), "own score"),
        (np.exp(Z[2]) / np.exp(Z[0]), "odds"),
        (Z[2] / (Z[2] + Z[0]), "exponentials first"),
        (np.tanh(Z[2] - Z[0]), "tanh"),
        (np.exp(-(Z[2] - Z[0])), "1 over 1 + that"),
        (100 * expit(Z[2] - Z[0]), "percentage"),
    ],
    "4.2": [
        (softmax(THREE).sum(), "softmax"),
        (expit(THREE.sum()), "sigmoid of the sum"),
        (expit(THREE).mean(), "mean"),
        ((1 / (1 + np.exp(THREE))).sum(), "of “no”"),
        (THREE.sum(), "sum of the scores"),
        (np.exp(THREE).sum(), "exponentials"),
    ],
    "4.3": [
        (logsumexp(Z), "all four"),
        (REST.max(), "best of the three"),
        (np.exp(REST).sum(), "A score is its logarithm"),
        (REST.sum(), "do not add up"),
        (REST.mean(), "their mean"),
        (np.log(np.exp(REST).mean()), "logarithm of their mean"),
        (softmax(Z)[[0, 2, 3]].sum(), "probability of the class"),
        (Z[1] - logsumexp(REST), "lead"),
        (np.log10(np.exp(REST).sum()), "base 10"),
    ],
    "4.4": [
        (3, "shorter"),
        (3 * 2, "other way"),
        (1 / (3 / 2), "C = 1/λ"),
        (3 / 4, "λ/4"),
        (1 / 3, "1/λ of the softmax"),
        (3 / np.sqrt(2), "on their squares"),
    ],
    "4.7": [
        (ROWS[0, 1] - ROWS[1, 1], "class 0"),
        (ROWS[1, 1], "one row"),
        (ROWS[1, 1] - ROWS[:, 1].mean(), "half the difference"),
        (ROWS[:, 1].sum(), "added the rows"),
        (ROWS[1, 0] - ROWS[0, 0], "first weight"),
    ],
    "4.8": [
        (np.logaddexp(0, 0), "negative example"),
        (-np.log(expit(1000)), "without bound"),
        (np.logaddexp(0, 1), "the worst"),
        (1, "best “logit”"),
        (expit(1), "That is the probability"),
        (1 - expit(1), "1 − p"),
        (-np.log2(expit(1)), "bits"),
        (np.log(expit(1)), "never negative"),
    ],
    "4.9": [
        (np.log(1 + np.exp(-50)), "log1p"),
        (np.exp(-50), "negative"),
        (-50, "σ(−50)"),
        (np.logaddexp(0, 50), "softplus(50)"),
        (expit(50), "probability itself"),
    ],
}
