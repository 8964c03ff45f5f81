"""Exercises whose answer is one number: to some digits, or in an interval."""

import math
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from .exercise import Exercise
from .feedback import Feedback
from .reading import read_number

SHORT = "Right so far. Give it {}."
CLOSE = "Close, but a little too {}. Keep more digits until the end."
RETRACE = " Retrace your steps, or open the solution."
PERCENTAGE = "That is the percentage: write its % sign, or a number between 0 and 1."

_COUNTS = ("no", "one", "two", "three", "four", "five", "six")
_SAME = 1e-9  # as close as two ways of computing one number


@dataclass(frozen=True)
class Hint:
    """What to say to an answer between `low` and `high`; None is unbounded."""

    low: float | None
    high: float | None
    says: str

    def is_rounded_by(self, value: float) -> bool:
        """Say whether `value` is the middle, to the two digits that it has."""
        if self.low is None or self.high is None:
            return False
        middle = (self.low + self.high) / 2
        if middle == 0 or float(f"{value:.1e}") != value:
            return False
        unit = 10.0 ** (math.floor(math.log10(abs(middle))) - 1)
        return abs(value - middle) <= unit / 2 * (1 + _SAME)


def near(value: float, says: str, *, within: float | None = None) -> Hint:
    """Return the hint for a known wrong value; `within` defaults to 0.5 % of it.

    That is what rounding to three digits moves it by, at most.
    """
    reach = abs(float(value)) * 0.005 if within is None else within
    return Hint(float(value) - reach, float(value) + reach, says)


def percentage(share: float) -> Hint:
    """Return the hint for a share given in per cent, without the sign."""
    return near(100 * float(share), PERCENTAGE)


def contains(low: float | None, high: float | None, value: float) -> bool:
    """Say whether low ≤ value ≤ high, where None is unbounded."""
    return (low is None or low <= value) and (high is None or value <= high)


@dataclass(frozen=True, kw_only=True)
class _Scalar(Exercise):
    """One number between two bounds; hints name the mistakes behind others."""

    label: str
    unit: str = ""
    hints: tuple[Hint, ...] = ()

    def spec(self) -> dict:
        """Return what the website needs to judge an answer, as plain data."""
        low, high = self.bounds
        return {
            "kind": "number",
            "low": low,
            "high": high,
            "close": self.close and list(self.close),
            "short": list(self.short),
            "tolerance": self.tolerance,
            "unit": self.unit,
            "word": self._word,
            "right": self.right,
            "hints": [vars(hint) for hint in self.hints],
        } | self.asked()

    def judge(self, answer: object) -> Feedback:
        """Judge a number, a text that reads as one, or an array of one."""
        reading = read_number(answer, word=self._word)
        if reading.value is None:
            return Feedback("unread", reading.problem)
        if contains(*self.bounds, reading.value):
            return self.praise()
        feedback = self._correction(reading.value)
        return Feedback(feedback.mark, feedback.says + reading.note)

    def how(self, number: str) -> Feedback:
        """Say how to answer."""
        asks = f"{self.label} in {self.unit}" if self.unit else self.label
        digits = f", {self.tolerance}" if self.tolerance else ""
        return Feedback("ask", f'Answer with check("{number}", …): {asks}{digits}.')

    @property
    def _word(self) -> str:
        """What people write behind the number: 0.718 nats, 342 epochs."""
        return self.unit or self.label

    def _correction(self, value: float) -> Feedback:
        for hint in self.hints:
            if contains(hint.low, hint.high, value):
                return self.missed(f". {hint.says}")
        if any(abs(value - short) <= _SAME * abs(short) for short in self.short):
            return Feedback("close", SHORT.format(self.tolerance))
        high = self.bounds[1]
        way = "high" if high is not None and value > high else "low"
        if self.close and contains(*self.close, value):
            return Feedback("wrong", CLOSE.format(way))
        for hint in self.hints if self.close else ():
            if hint.is_rounded_by(value):
                return self.missed(f". {hint.says}")
        return self.missed(f": too {way}.{RETRACE if self.grade else ''}")


@dataclass(frozen=True, kw_only=True)
class Number(_Scalar):
    """A number, exact or to some digits.

    Parameters
    ----------
    value : float
        The right number, with all its digits.
    decimals : int, optional
        How many digits are asked for after the point.
    digits : int, optional
        How many significant digits are asked for.
    relative : float, optional
        How far the answer may be off, as a share of the value: for what is fitted.
    """

    value: float
    decimals: int | None = None
    digits: int | None = None
    relative: float | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if sum(x is not None for x in (self.decimals, self.digits, self.relative)) > 1:
            raise ValueError("give one of decimals, digits and relative, or none")

    @property
    def bounds(self) -> tuple[float, float]:
        """The smallest and the largest number that count as right."""
        return self._around(1)

    @property
    def close(self) -> tuple[float, float] | None:
        """Ten times as wide: something was rounded too early."""
        return None if self._exact else self._around(10)

    @property
    def short(self) -> list[float]:
        """The value with two digits or more, but fewer than are asked for."""
        if self._exact or not self.value:
            return []
        exact = Decimal(repr(float(self.value)))
        asked = 0 if self.relative else 2 * self._reach()  # one in the last digit
        units = (Decimal(1).scaleb(exact.adjusted() - digit) for digit in range(1, 16))
        shorter = {
            float((exact / unit).quantize(1, rounding) * unit)
            for unit in units
            if unit > 1.5 * asked
            for rounding in (ROUND_HALF_UP, ROUND_DOWN)
        }
        return sorted(x for x in shorter if not contains(*self.bounds, x))

    @property
    def tolerance(self) -> str:
        """What is asked for, in words."""
        if self.decimals is not None:
            return _count("to", self.decimals, "decimal")
        if self.digits is not None:
            return _count("to", self.digits, "digit")
        return f"within {100 * self.relative:g} %" if self.relative else "exact"

    @property
    def _exact(self) -> bool:
        return self.decimals is self.digits is self.relative is None

    def _reach(self) -> float:
        if self.decimals is not None:
            return 0.5 * 10.0**-self.decimals
        if self.digits is not None:
            first = Decimal(repr(float(self.value))).adjusted()
            return 0.5 * 10.0 ** (first + 1 - self.digits)
        return abs(float(self.value)) * self.relative if self.relative else _SAME

    def _around(self, times: int) -> tuple[float, float]:
        middle, reach = float(self.value), times * self._reach()
        return middle - reach, middle + reach


def _count(before: str, count: int, what: str) -> str:
    return f"{before} {_COUNTS[count]} {what}{'s' * (count != 1)}"


@dataclass(frozen=True, kw_only=True)
class Interval(_Scalar):
    """Any number from `low` to `high`; None is unbounded."""

    low: float | None
    high: float | None
    close = None
    short = ()
    tolerance = ""

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """The smallest and the largest number that count as right."""
        return tuple(
            None if end is None else float(end) for end in (self.low, self.high)
        )
