"""Read the number in an answer, typed or computed.

The website reads typed answers with the same rules in
`widgets/esm/lib/answers.mjs`; `tests/golden/answers.json` keeps the two together.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .expression import (
    NOT_FINITE,
    UnreadableError,
    is_plain,
    may_part_thousands,
    value_of,
)

EMPTY = "Type a number first."
READ_AS = " (Read as {}.)"
DECIMAL_COMMA = " (Read as {}: a comma alone is a decimal point.)"

_NOT_REAL = (bool, np.bool_, complex, np.complexfloating, str, bytes)
_EQUALS = re.compile("[=≈]")


@dataclass(frozen=True)
class Reading:
    """A finite number, or else the sentence that says why there is none."""

    value: float | None = None
    problem: str = ""
    note: str = ""


def read_number(answer: object, *, word: str = "") -> Reading:
    """Read one finite number from anything a reader may hand over.

    Parameters
    ----------
    answer : object
        A number, a text as `read_text` takes it, or an array or list of one number.
    word : str
        What may follow a typed number, such as its unit.

    Returns
    -------
    Reading
        Never raises: what cannot be read comes back as a `problem`.
    """
    if isinstance(answer, str):
        return read_text(answer, word=word)
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


def read_text(text: str, *, word: str = "") -> Reading:
    """Read a typed number.

    Parameters
    ----------
    text : str
        A number as people write it (expression.py has the grammar), perhaps after
        an equals sign, as in T = 4.12.
    word : str
        What may follow the number, such as its unit.

    Returns
    -------
    Reading
        The value, or a `problem`; `note` says how anything but plain digits was read.
    """
    shown = text.strip()[:40]
    if not shown:
        return Reading(problem=EMPTY)
    number = _EQUALS.split(text)[-1].strip()
    if word and number.lower().endswith(word.lower()):
        number = number[: -len(word)]
    try:
        value = value_of(number)
    except UnreadableError as problem:
        return Reading(problem=str(problem).format(shown))
    note = DECIMAL_COMMA if may_part_thousands(number) else READ_AS
    note = "" if is_plain(number) else note.format(six_digits(value))
    return Reading(value, note=note)


def six_digits(value: float) -> str:
    """Return a number to six significant digits, as the website writes it too."""
    rounded = float(f"{value:.6g}")
    if rounded == 0 or 1e-4 <= abs(rounded) < 1e6:
        return f"{rounded:.6g}"
    mantissa, exponent = f"{rounded:.5e}".split("e")
    return f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"
