"""Numbers as prose and outputs write them, and when one shows the other.

A number with three or more significant digits must equal, rounded to its own last
digit, a number that a cell shows. Exempt are years, standards, versions, and numbers of
chapters, exercises and figures.
"""

import re
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

DIGITS = r"\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+(?!\d)|\d+"
NUMBER = re.compile(
    rf"(?<![\w.])(?P<sign>(?<![\d)\]])[−-])?(?P<digits>(?:{DIGITS})(?:\.\d+)?|\.\d+)"
    r"(?P<power>[eE][+−-]?\d+|\s?[×·]\s?10[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?(?![.\d]*\d)(?P<unit>\s?%)?"
)
SHOWN = re.compile(r"(?<![\w.])[-−]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s?%?")
NAMES = re.compile(
    r"IEEE 754|\b(?:Exercises?|[Cc]laims?|Chapters?|Sections?|Figures?|Equations?"
    r"|Python|numpy|matplotlib|scipy|PyTorch|JAX|version|page|pp?\.) \(?\d[\d.–]*"
)
SUPERSCRIPTS = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
FIRST_YEAR, LAST_YEAR = 1600, 2029


def significant_digits(digits):
    """Count significant digits: 0.0709 has 3, 1.00 has 3, 1000 has 1."""
    if "." not in digits:
        digits = digits.rstrip("0")
    return len(digits.replace(".", "").lstrip("0"))


def is_year(digits):
    """True for a whole number between 1600 and 2029 without a separator."""
    return digits.isdecimal() and FIRST_YEAR <= int(digits) <= LAST_YEAR


def exponent(power):
    """Return the power of ten of "e-22", "× 10⁻²²" or nothing."""
    if not power:
        return 0
    tail = power[1:] if power[0] in "eE" else power.partition("10")[2]
    return int(tail.translate(SUPERSCRIPTS).replace("−", "-"))


def blank(found):
    """Return spaces in the place of what was found."""
    return " " * len(found[0])


def numbers_in(sentence):
    """Return the numbers to check: (match, value, one last digit, percent)."""
    found = []
    for match in NUMBER.finditer(NAMES.sub(blank, sentence)):
        if is_year(match["digits"]):
            continue
        digits = re.sub(r"[^\d.]", "", match["digits"])
        if significant_digits(digits) < 3:
            continue
        scale = Decimal(10) ** exponent(match["power"])
        value = Decimal(digits) * scale * (-1 if match["sign"] else 1)
        decimals = len(digits.partition(".")[2])
        step = Decimal(10) ** -decimals * scale
        found.append((match, value, step, bool(match["unit"])))
    return found


def values_in(text):
    """Return all numbers in a cell's output; "93.15%" counts as 0.9315 too."""
    values = set()
    for written in SHOWN.findall(text):
        bare = re.sub(r"[,%\s]", "", written).replace("−", "-")
        values.add(Decimal(bare))
        if "%" in written:
            values.add(Decimal(bare) / 100)
    return values


def is_shown(value, step, percent, shown):
    """True when a shown number rounds to this one; unsigned, either sign will do."""
    candidates = shown | {100 * each for each in shown} if percent else shown
    if value > 0:
        candidates = {abs(each) for each in candidates}
    roundings = (ROUND_HALF_UP, ROUND_HALF_EVEN)
    return any(
        (each / step).to_integral_value(rounding) == value / step
        for each in candidates
        for rounding in roundings
    )
