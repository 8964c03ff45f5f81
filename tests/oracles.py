"""The bare definitions in several hundred digits, and errors counted in ulp."""

import mpmath
import numpy as np
from mpmath import mp

DIGITS = 60
# 1 + exp(-700) needs 304 digits, and 17 more to say what exp(-700) is.
DIGITS_OF_LOGS = 420

FLOATS = [np.float16, np.float32, np.float64]


def exact(x):
    """Return a numpy number as an mpf, longdouble included: no digit is lost."""
    high = float(x)
    return mpmath.mpf(high) + (float(x - x.dtype.type(high)) if np.isfinite(x) else 0)


def _row(z, temperature):
    return [exact(x) / mpmath.mpf(temperature) for x in z]


@mp.workdps(DIGITS)
def softmax(z, temperature=1.0):
    """Return exp(z / T) / sum(exp(z / T)) of one row, as written."""
    e = [mpmath.exp(x) for x in _row(z, temperature)]
    total = mpmath.fsum(e)
    return [x / total for x in e]


@mp.workdps(DIGITS_OF_LOGS)
def log_softmax(z, temperature=1.0):
    """Return z / T - log(sum(exp(z / T))) of one row, as written."""
    row = _row(z, temperature)
    total = mpmath.log(mpmath.fsum(map(mpmath.exp, row)))
    return [x - total for x in row]


@mp.workdps(DIGITS_OF_LOGS)
def logsumexp(z):
    """Return log(sum(exp(z))) of one row, as written."""
    return mpmath.log(mpmath.fsum(mpmath.exp(x) for x in _row(z, 1)))


@mp.workdps(DIGITS)
def entropy(p):
    """Return -sum(p log p) of one row, in nats."""
    return -mpmath.fsum(x * mpmath.log(x) for x in _row(p, 1) if x > 0)


@mp.workdps(DIGITS_OF_LOGS)
def kl_divergence(q, p):
    """Return sum(q log(q / p) - q + p) of one row: nats if both sum to one.

    They do so but for their rounding, which the last two terms make harmless.
    """
    q, p = _row(q, 1), _row(p, 1)
    terms = [a * mpmath.log(a / b) for a, b in zip(q, p, strict=True) if a > 0]
    return mpmath.fsum(terms) - mpmath.fsum(q) + mpmath.fsum(p)


@mp.workdps(DIGITS_OF_LOGS)
def cross_entropy(z, q):
    """Return -sum(q log(softmax(z))) of one row, as written."""
    terms = zip(_row(q, 1), log_softmax(z), strict=True)
    return -mpmath.fsum(share * log_p for share, log_p in terms if share)


@mp.workdps(DIGITS_OF_LOGS)
def cross_entropy_grad(z, q):
    """Return softmax(z) * sum(q) - q of one row, as written."""
    e = [mpmath.exp(x) for x in _row(z, 1)]
    scale = mpmath.fsum(_row(q, 1)) / mpmath.fsum(e)
    return [x * scale - share for x, share in zip(e, _row(q, 1), strict=True)]


@mp.workdps(DIGITS)
def worst_ulp(computed, truth):
    """Return the largest error of a row, in units of the truth's last place.

    The unit is the distance between the neighbours of the truth in the dtype, so
    a correctly rounded result has an error of at most 0.5, subnormals included.
    """
    errors = []
    for x, t in zip(computed, truth, strict=True):
        unit = np.spacing(x.dtype.type(abs(float(t))))
        errors.append(float(abs(exact(x) - t) / exact(unit)))
    return max(errors)
