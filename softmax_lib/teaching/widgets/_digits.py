"""Numbers of any size to four digits, and how many of them are right.

``esm/lib/digits.mjs`` says the same in JavaScript; both are tested against
``tests/golden/digits.json``.
"""

import math
from decimal import ROUND_HALF_UP, Context, Decimal

from softmax_lib.teaching.recipes import right_digits, rounding

FOUR = Context(prec=4, rounding=ROUND_HALF_UP)


def scientific(x):
    """Give ``x`` >= 0 four digits: ``0.01799``, ``1.929 × 10^−22``, ``NaN``."""
    if math.isnan(x):
        return "NaN"
    if x in (0, math.inf):
        return "∞" if x else "0"
    rounded = FOUR.create_decimal(Decimal(float(x)))
    power = rounded.adjusted()
    if -3 <= power < 4:
        return f"{rounded.quantize(Decimal(1).scaleb(power - 3))}"
    mantissa = rounded.scaleb(-power).quantize(Decimal("1.000"))
    return f"{mantissa} × 10^{power}".replace("-", "−")


def digits_in_words(value, truth, dtype):
    """Say how many decimal digits of ``value`` are right."""
    if math.isnan(value):
        return "not a number"
    if math.isinf(value):
        return "infinite"
    if value == 0 and rounding(dtype)(truth) == 0:
        return "too small to store"
    digits = right_digits(value, truth, dtype=dtype)
    every = right_digits(truth, truth, dtype=dtype)
    if digits == every:
        return "all digits"
    if digits < 1:
        return "no digit right"
    return f"{math.floor(digits)} of {math.floor(every)} digits"
