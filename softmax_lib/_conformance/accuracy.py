"""Errors in units of the last place, against exp in 50 digits.

``decimal`` is in the standard library, takes any float as it is, and its exp is
correctly rounded. The bare definition in 50 digits is exact for this purpose: a sum of
ten terms loses one digit, and a probability is asked for to 17.
"""

from decimal import Decimal, localcontext

import numpy as np

# name, logits from standard normal ones, dtype, and the ulp that are allowed: on such
# rows softmax_lib has fewer, while its proved bound for any row is larger
REGIMES = [
    ("N(0, 1)", lambda n: n, np.float64, 5),
    ("N(0, 10²)", lambda n: n * 10, np.float64, 5),
    ("N(0, 150²), some subnormal", lambda n: n * 150, np.float64, 5),
    ("around 10 000", lambda n: n * 3 + 1e4, np.float64, 5),
    ("around -10 000", lambda n: n * 3 - 1e4, np.float64, 5),
    ("N(0, 10²) in float32", lambda n: n * 10, np.float32, 8),
    ("around 80 in float32", lambda n: n * 3 + 80, np.float32, 8),
]


def exact(row):
    """Return the probabilities of one row of floats as Decimals."""
    with localcontext(prec=50, Emin=-999999, Emax=999999):
        top = max(map(float, row))
        e = [(Decimal(float(z)) - Decimal(top)).exp() for z in row]
        total = sum(e)
        return [x / total for x in e]


def worst_ulp(p, truth):
    """Return the largest error of a row, in distances between floats at the truth."""
    errors = []
    with localcontext(prec=50, Emin=-999999, Emax=999999):
        for x, t in zip(p, truth, strict=True):
            unit = Decimal(float(np.spacing(x.dtype.type(float(t)))))
            errors.append(abs(Decimal(float(x)) - t) / unit)
    return float(max(errors)) if not any(e.is_nan() for e in errors) else np.nan


def within(softmax, logits, dtype, allowed):
    """Return whether forty rows of ten stay within what is allowed, and the error."""
    z = logits(np.random.default_rng(3).normal(size=(40, 10))).astype(dtype)
    p = softmax(z)
    if p.shape != z.shape or p.dtype.kind != "f":
        return False, f"{p.dtype} of shape {p.shape}"
    worst = max(worst_ulp(of, exact(row)) for of, row in zip(p, z, strict=True))
    return worst <= allowed, f"{worst:.3g} ulp, {allowed} allowed"
