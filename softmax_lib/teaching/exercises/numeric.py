"""Exercises whose answer is one number: with a tolerance, or in an interval."""

from dataclasses import dataclass

import numpy as np

from .exercise import Exercise
from .feedback import Feedback
from .reading import read_number

WRONG = "Not yet. Retrace your steps, or open the solution."
CLOSE = "Close, but not {}. Keep more digits until the end."


@dataclass(frozen=True)
class Hint:
    """What to say to an answer between `low` and `high`; None is unbounded."""

    low: float | None
    high: float | None
    says: str


def near(value: float, says: str, *, within: float | None = None) -> Hint:
    """Return the hint for a known wrong value; `within` defaults to 0.5 % of it."""
    reach = abs(float(value)) * 0.005 if within is None else within
    return Hint(float(value) - reach, float(value) + reach, says)


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
            "tolerance": self.tolerance,
            "unit": self.unit,
            "right": self.right,
            "hints": [vars(hint) for hint in self.hints],
        }

    def judge(self, answer: object) -> Feedback:
        """Judge a number, a text that reads as one, or an array of one."""
        reading = read_number(answer, unit=self.unit)
        if reading.value is None:
            return Feedback("unread", reading.problem)
        if contains(*self.bounds, reading.value):
            return self.praise()
        return Feedback("wrong", self._correction(reading.value) + reading.note)

    def how(self, number: str) -> Feedback:
        """Say how to answer."""
        asks = " ".join(part for part in (self.label, self.unit) if part)
        note = f", {self.tolerance}" if self.tolerance else ""
        return Feedback("ask", f'Answer with check("{number}", …): {asks}{note}.')

    def _correction(self, value: float) -> str:
        for hint in self.hints:
            if contains(hint.low, hint.high, value):
                return f"Not yet. {hint.says}"
        if self.close and contains(*self.close, value):
            return CLOSE.format(self.tolerance)
        return WRONG


@dataclass(frozen=True, kw_only=True)
class Number(_Scalar):
    """A number with an absolute or a relative tolerance; exact without either."""

    value: float
    absolute: float | None = None
    relative: float | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.absolute is not None and self.relative is not None:
            raise ValueError("give an absolute or a relative tolerance, not both")

    @property
    def bounds(self) -> tuple[float, float]:
        """The smallest and the largest number that count as right."""
        return self._around(1)

    @property
    def close(self) -> tuple[float, float] | None:
        """Ten times as wide: only digits are missing there."""
        return self._around(10) if self._reach() else None

    @property
    def tolerance(self) -> str:
        """The tolerance in words."""
        if self.absolute is not None:
            return f"within ±{np.format_float_positional(self.absolute)}"
        if self.relative is not None:
            return f"within {100 * self.relative:g} %"
        return "exact"

    def _reach(self) -> float:
        if self.relative is not None:
            return self.relative * abs(float(self.value))
        return self.absolute or 0.0

    def _around(self, times: int) -> tuple[float, float]:
        middle, reach = float(self.value), times * self._reach()
        return middle - reach, middle + reach


@dataclass(frozen=True, kw_only=True)
class Interval(_Scalar):
    """Any number from `low` to `high`; None is unbounded."""

    low: float | None
    high: float | None
    close = None
    tolerance = ""

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """The smallest and the largest number that count as right."""
        return tuple(
            None if end is None else float(end) for end in (self.low, self.high)
        )
