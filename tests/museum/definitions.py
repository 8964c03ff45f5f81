"""Softmax and its logarithm from their definitions, for the exhibits."""

import mpmath
from mpmath import mp, mpf


def softmax(*scores):
    with mp.workdps(60):
        weights = [mpmath.exp(mpf(score)) for score in scores]
        return [weight / mpmath.fsum(weights) for weight in weights]


def log_softmax(*scores):
    # e^-800 beside 1 needs 350 digits
    with mp.workdps(400):
        total = mpmath.log(mpmath.fsum(mpmath.exp(mpf(score)) for score in scores))
        return [mpf(score) - total for score in scores]
