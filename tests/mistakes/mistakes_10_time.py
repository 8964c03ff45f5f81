"""Chapter 10, where the time goes: what people get wrong, each from its own formula."""

import numpy as np
from scipy.special import logsumexp

Z, Q = np.array([2.0, 0.5, 1.0]), np.array([0.4, 0.3, 0.1])


def loss_of(scores):
    """The label's score first."""
    return logsumexp(scores) - scores[0]


MISTAKES = {
    "10.10": [
        (128_256 / 3, "an eighth"),
        (128_256 / 8, "not one"),
        (128_256 / 7 / 3, "also the one that receives"),
        (128_256 / 8 / 2, "must be sent too"),
    ],
    "10.11": [
        (180 / 30, "That is the ridge"),
        (180 / 30 / (1 / 4), "two operations"),
        (180 / 30 / 2, "one byte"),
        (30 / 180, "its inverse"),
    ],
    "10.13": [
        (loss_of(Z), "stands for many"),
        (loss_of([2, *(Z - np.log(Q))[1:]]), "an m-th"),
        (loss_of([2, *(Z - np.log(2))[1:]]), "drawn often"),
        (loss_of(Z - np.log(2 * Q)), "always there"),
        (loss_of([2, *(Z + np.log(2 * Q))[1:]]), "subtract"),
        (logsumexp([2, *(Z - np.log(2 * Q))[1:]]), "less the score"),
    ],
    "10.14": [
        (2, "the promise"),
        (0.4 / 0.25, "longest time before"),
        ((0.4 + 0.04 + 0.5) / (0.4 + 0.04 + 0.25), "added the times"),
        (1, "something is gained"),
        (0.4 / 0.5, "Its inverse"),
    ],
}
