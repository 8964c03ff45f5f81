"""Chapter 5, the network: what people get wrong, each from its own wrong formula."""

import itertools

import numpy as np
from scipy.special import softmax

SIZES = (64, 8, 12, 10)
PAIRS = list(itertools.pairwise(SIZES))
p = 0.7
W, x = np.array([[2.0, 1.0], [-1.0, 4.0]]), np.array([1.0, 3.0])
h = np.array([1.0, 0.0])  # (1, -3), cut off at 0
wrong = softmax(W @ h) - [1, 0]
steep = (1 - p) * (-2 * p * (1 - p) * np.log(p) + (1 - p) ** 2)  # of the loss, in z

MISTAKES = {
    "5.11": [
        (sum(a * b for a, b in PAIRS), "an intercept too"),
        (sum((a + 1) * b for a, b in PAIRS[:-1]), "last layer is missing"),
        (sum(SIZES), "Those are units"),
        (np.prod([a + 1 for a in SIZES[:-1]]) * SIZES[-1], "do not multiply"),
    ],
    "5.12": [
        ((1 - p) ** 2, "factor of the loss"),
        ((1 - p) ** 2 + 2 * p * (1 - p) * np.log(p), "ln p is negative"),
        (steep, "the slope itself"),
        (-((1 - p) ** 2) * np.log(p), "That is the loss"),
        (p**2 - 2 * p * (1 - p) * np.log(1 - p), "exchanged p and 1 − p"),
    ],
    "5.14": [
        (np.outer(W.T @ wrong, x).sum(), "silent passes nothing on"),
        (np.outer((W @ wrong) * (h > 0), x).sum(), "the transpose of"),
        (np.outer((W.T @ softmax(W @ h)) * (h > 0), x).sum(), "You sent p back"),
        (np.outer((W.T @ wrong) * (h > 0), x)[0, 0], "the first entry"),
        (-np.outer((W.T @ wrong) * (h > 0), x).sum(), "Mind the sign"),
    ],
}
