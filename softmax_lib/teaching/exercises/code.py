"""Exercises answered by a function, which is called on cases beside a reference."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .exercise import Exercise
from .feedback import Feedback
from .numeric import Number

_REACH = 1e-9  # of a result's size: any correct float64 formula is far closer


@dataclass(frozen=True)
class Mistake:
    """A known wrong function, and the sentence that names its mistake."""

    like: Callable
    says: str


@dataclass(frozen=True, kw_only=True)
class Code(Exercise):
    """A function of one array; the website asks for a number that it yields.

    Parameters
    ----------
    asks : str
        What to write, as one phrase: "a function sparsemax(z) of one vector".
    reference : callable
        The right function.
    cases : tuple of tuple
        The vectors on which both are called, or batches: tuples of rows.
    on_website : Number
        The number to ask for where no Python runs.
    mistakes : tuple of Mistake
        Wrong functions that are recognised by what they return.
    absolute : float
        How far a result may be off whatever its size; 0 where small ones count.
    """

    asks: str
    reference: Callable
    cases: tuple[tuple, ...]
    on_website: Number
    mistakes: tuple[Mistake, ...] = ()
    absolute: float = _REACH

    def spec(self) -> dict:
        """Return what the website needs: that of the number it asks for."""
        return self.on_website.spec()

    def judge(self, answer: object) -> Feedback:
        """Judge a function by calling it; anything else as the website's number."""
        if not isinstance(answer, Callable):
            return self.on_website.judge(answer)
        results = []
        for case in self.cases:
            result, problem = _call(
                answer, case, np.asarray(self.reference(_array(case)))
            )
            if problem:
                return Feedback("wrong", f"{problem[0].upper()}{problem[1:]}")
            results.append(result)
        wrong = [
            case
            for case, got in zip(self.cases, results, strict=True)
            if not self._same(got, self.reference(_array(case)))
        ]
        if not wrong:
            return self.praise()
        return Feedback("wrong", self._correction(results, wrong[0]))

    def how(self, number: str) -> Feedback:
        """Say how to answer."""
        says = (
            f'Write {self.asks}, then hand it over: check("{number}", your_function).'
        )
        return Feedback("ask", says)

    def _correction(self, results: list[np.ndarray], case: tuple) -> str:
        for mistake in self.mistakes:
            with np.errstate(all="ignore"):
                theirs = [mistake.like(_array(case)) for case in self.cases]
            if all(map(self._same, results, theirs)):
                return f"Not yet. {mistake.says}"
        got = results[self.cases.index(case)]
        expected = _text(self.reference(_array(case)))
        return f"Not yet. On {_text(case)} it returns {_text(got)}, not {expected}."

    def _same(self, result: np.ndarray, expected: np.ndarray) -> bool:
        return np.allclose(result, expected, rtol=_REACH, atol=self.absolute)


def _call(function: Callable, case: tuple, expected: np.ndarray) -> tuple:
    """Return the function's result and, if it is unusable, why."""
    given = _array(case)
    where = f"on {_text(case)} your function"
    try:
        answer = function(given)
    except Exception as error:
        return None, f"{where} raised {type(error).__name__}: {error}"
    if not np.array_equal(given, _array(case)):
        return None, f"{where} changed its input, to {_text(given)}. Work on a copy."
    if answer is None:
        return None, f"{where} returned None: is the return missing?"
    try:
        result = np.asarray(answer, dtype=float)
    except Exception:
        kind = type(answer).__name__
        return None, f"{where} returned a {kind} that is no array of numbers."
    if result.shape != expected.shape:
        shapes = f"{result.shape}, not {expected.shape}"
        return None, f"{where} returned an array of shape {shapes}."
    if np.isnan(result).any():
        return None, f"{where} returned nan: did something overflow, or divide 0 by 0?"
    return result, ""


def _array(case: tuple) -> np.ndarray:
    return np.array(case, dtype=float)


def _text(array: object) -> str:
    """Return the numbers as a list that can be pasted, to six digits."""
    array = np.asarray(array, dtype=float)
    lines = np.array2string(
        array, separator=", ", formatter={"float_kind": "{:.6g}".format}
    )
    return " ".join(lines.split())
