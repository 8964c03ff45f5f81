"""Numbers as a reader sees them, for the static answers of the widgets.

``esm/lib/text.mjs`` says the same in JavaScript; both are tested against
``tests/golden/text.json``. Ties are rounded away from zero, as JavaScript does.
"""

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal


def fixed(x, decimals=2):
    """``x`` with so many decimals, a real minus sign, and no minus before zero."""
    digits = Decimal(abs(x)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"−{digits}" if x < 0 and digits else f"{digits}"


def precise(x, digits=3):
    """``x`` > 0 with so many significant digits."""
    rounded = Context(prec=digits, rounding=ROUND_HALF_UP).create_decimal(x)
    return fixed(x, max(0, digits - 1 - rounded.adjusted()))


def percent(p):
    """Give ``p`` as a percentage; what merely rounds to 0 or 100 % says so."""
    if p in (0, 1):
        return f"{100 * p:.0f}%"
    if p < 0.00005:
        return "<0.01%"
    if p >= 0.99995:
        return ">99.99%"
    return f"{fixed(100 * p)}%"


def power_of_e(x):
    """``e**x``, beyond four digits as ``9.6 × 10^16``; it never overflows."""
    if x == -math.inf:
        return "0"
    if math.log(0.005) <= x < math.log(9999.995):
        return fixed(math.exp(x))
    decimal = x / math.log(10)
    exponent = math.floor(decimal)
    mantissa = fixed(10 ** (decimal - exponent), 1)
    if mantissa == "10.0":
        mantissa, exponent = "1.0", exponent + 1
    return f"{mantissa} × 10^{fixed(exponent, 0)}"


def times(gap):
    """Give the factor ``e**gap``, ``gap`` ≥ 0, for a sentence: ``15.6 times``."""
    if gap > math.log(1e6):
        return "over a million times"
    factor = math.exp(gap)
    if factor < 999.5:
        return f"{precise(factor)} times"
    return f"{int(fixed(factor, 0)):,} times".replace(",", "\u202f")


def raised(text):
    """HTML of a text in which ``10^16`` raises what follows the caret."""
    return re.sub(r"\^([−\w/]+)", r"<sup>\1</sup>", text)
