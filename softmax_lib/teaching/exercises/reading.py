"""Read the number in an answer, typed or computed.

The website reads typed answers with the same rules in
`widgets/esm/lib/answers.mjs`; `tests/golden/answers.json` keeps the two together.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

EMPTY = "Type a number first."
UNREADABLE = "“{}” does not read as a number. Write it like 0.25, 25 %, 1/4 or 2.5e-1."
NOT_FINITE = "“{}” is not a finite number: did something overflow, or divide 0 by 0?"
DIVIDES_BY_ZERO = "“{}” divides by zero."
COMMA = " (A comma is read as the decimal point.)"

_NOT_REAL = (bool, np.bool_, complex, np.complexfloating, str, bytes)
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity|∞)")
_GROUP_SPACE = re.compile("(?<=[0-9])[ \u00a0\u2009\u202f](?=[0-9]{3}(?![0-9]))")
_TIMES_TEN_TO = re.compile(r"\s*[×x·*]\s*10\s*(?:\^|\*\*)\s*")
_TEN_TO = re.compile(r"^([+-]?)10\s*(?:\^|\*\*)\s*")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}(?![0-9])")
_SUPERSCRIPTS = re.compile("[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_PLAIN = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹−–", "+-0123456789--")


@dataclass(frozen=True)
class Reading:
    """A finite number, or else the sentence that says why there is none."""

    value: float | None = None
    problem: str = ""
    note: str = ""


def read_number(answer: object, *, unit: str = "") -> Reading:
    """Read one finite number from anything a reader may hand over.

    Parameters
    ----------
    answer : object
        A number, a text as `read_text` takes it, or an array or list of one number.
    unit : str
        A word that may follow a typed number.

    Returns
    -------
    Reading
        Never raises: what cannot be read comes back as a `problem`.
    """
    if isinstance(answer, str):
        return read_text(answer, unit=unit)
    if answer is None:
        return Reading(problem="The answer is None: does your function return it?")
    if isinstance(answer, Callable):
        return Reading(problem="That is a function: call it and give the result.")
    try:
        array = np.asarray(answer)
        if array.size != 1:
            return Reading(problem=f"One number is asked for, not {array.size}.")
        element = array.reshape(-1)[0]
        if isinstance(element, _NOT_REAL):
            raise TypeError
        value = float(element)
    except OverflowError:
        return Reading(problem=NOT_FINITE.format(type(answer).__name__))
    except Exception:
        kind = type(answer).__name__
        return Reading(problem=f"One number is asked for, not this {kind}.")
    if not math.isfinite(value):
        return Reading(problem=NOT_FINITE.format(value))
    return Reading(value)


def read_text(text: str, *, unit: str = "") -> Reading:
    """Read a typed number.

    Parameters
    ----------
    text : str
        Decimal point or comma, exponent (2e-5, 2·10⁻⁵), fraction, percent, − or -.
    unit : str
        A word that may follow the number.

    Returns
    -------
    Reading
        The value, or a `problem`; `note` says how an ambiguous comma was read.
    """
    shown = text.strip()[:40]
    if not shown:
        return Reading(problem=EMPTY)
    plain = _plain(text.strip(), unit)
    percent = plain.endswith("%")
    parts = [part.strip() for part in plain.removesuffix("%").split("/")]
    if _NOT_FINITE.fullmatch(plain):
        return Reading(problem=NOT_FINITE.format(shown))
    if len(parts) > 2 or not all(_NUMBER.fullmatch(_point(part)) for part in parts):
        return Reading(problem=UNREADABLE.format(shown))
    value, *below = (float(_point(part)) for part in parts)
    if below == [0.0]:
        return Reading(problem=DIVIDES_BY_ZERO.format(shown))
    for divisor in below:
        value /= divisor
    value = value / 100 if percent else value
    if not math.isfinite(value):
        return Reading(problem=NOT_FINITE.format(shown))
    return Reading(value, note=COMMA if _THOUSANDS.search(plain) else "")


def _plain(text: str, unit: str) -> str:
    """Return the text in ASCII: minus signs, powers of ten, no groups, no unit."""
    text = _SUPERSCRIPTS.sub(lambda power: "^" + power[0], text)
    text = text.translate(_PLAIN).lower()
    text = text.removesuffix(unit.lower()).rstrip()
    text = _TIMES_TEN_TO.sub("e", text)
    text = _TEN_TO.sub(r"\g<1>1e", text)
    return _GROUP_SPACE.sub("", text)


def _point(part: str) -> str:
    """Return the part with a single decimal comma turned into a point."""
    return part.replace(",", ".") if part.count(",") == 1 and "." not in part else part
