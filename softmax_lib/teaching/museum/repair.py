"""Exhibits to mend: `repair` hands out the broken function, `judge` tries a mended one.

A function is tried on the input that exposes the bug and on others. What is right is
what the exhibit's cure returns, which the tests compare with mpmath. The first input
that comes out wrong is told: what was given, what came out, what should.
"""

import inspect
import math
import textwrap
import traceback
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

import softmax_lib as sl
from softmax_lib.teaching.exercises.feedback import Feedback

from .plates import code_of, short
from .registry import EXHIBITS, Exhibit
from .repair_cases import TRIALS, Trial
from .trust import calibration_with_the_edge

FILE = "<your function>"
WIDTH = 72  # characters of a line
LONGEST = 400  # characters of an array that are shown
KNOWN = {
    "np": np,
    "sl": sl,
    "math": math,
    "calibration_with_the_edge": calibration_with_the_edge,
}


@dataclass(frozen=True, repr=False)
class Repair:
    """A broken function to mend; shows its code and what is asked of it.

    Parameters
    ----------
    exhibit : Exhibit
        Whose function it is.
    trial : Trial
        What is asked of it, and on which inputs it is tried.
    """

    exhibit: Exhibit
    trial: Trial

    @property
    def source(self) -> str:
        """The broken function, as an editor opens it."""
        return code_of(self.exhibit.broken, self.exhibit.called)

    @property
    def cure(self) -> str:
        """The repaired function, under the same name."""
        return code_of(self.exhibit.fix, self.exhibit.called)

    @property
    def names(self) -> list[str]:
        """The names of what it is given."""
        names = list(inspect.signature(self.exhibit.broken).parameters)
        return names[: len(self.exhibit.exposed_by)]

    @property
    def asks(self) -> str:
        """What it should return: a sentence."""
        call = f"{self.exhibit.called}({', '.join(self.names)})"
        return f"{call} should return {self.trial.asks}."

    @property
    def inputs(self) -> list[tuple]:
        """The inputs on which it is tried, arrays as arrays."""
        given = [self.exhibit.exposed_by, *self.trial.given]
        return [tuple(np.asarray(each) for each in one) for one in given]

    def __repr__(self) -> str:
        return f"{self.source}\n\n{textwrap.fill(self.asks, WIDTH)}"


def repair(name: str) -> Repair:
    """Return an exhibit's broken function as something to mend.

    Parameters
    ----------
    name : str
        The exhibit, by the name of its function: "naive_softmax".

    Returns
    -------
    Repair
        Shows the code, and says what the function should return.

    Raises
    ------
    ValueError
        If the museum has no such exhibit.

    Examples
    --------
    >>> repair("soft_maximum")
    def soft_maximum(z):
        return sl.softmax(z).max()
    <BLANKLINE>
    soft_maximum(z) should return the soft form of the largest score: the
    logarithm of the sum of exp.
    """
    name = str(name).replace("-", "_")
    if name not in EXHIBITS:
        raise ValueError(
            f"the museum has no exhibit {name!r}; list(museum.EXHIBITS) names them"
        )
    return Repair(EXHIBITS[name], TRIALS[name])


def judge(name: str, answer: Callable | str) -> Feedback:
    r"""Judge a mended exhibit by calling it.

    Parameters
    ----------
    name : str
        The exhibit, by the name of its function.
    answer : callable or str
        The mended function, or its code. Code finds numpy as `np`, the library as
        `sl`, and `math`; it is executed, so hand over only code that you trust.

    Returns
    -------
    Feedback
        Right, or the first input that comes out wrong, with what the function returns
        for it and what it should return; or the line that raises.

    Raises
    ------
    ValueError
        If the museum has no such exhibit.
    TypeError
        If the answer is neither a function nor code.

    Examples
    --------
    >>> judge("soft_maximum", "def soft_maximum(z):\n    return z.max()")
    ✗ Not yet: 4 of 5 inputs come out wrong. The first:
      z = [1, 5]
      gives 5
      should give 5.018
    """
    task = repair(name)
    if isinstance(answer, str):
        function = _defined(answer, task.exhibit.called)
    elif callable(answer):
        function = answer
    else:
        kind = type(answer).__name__
        raise TypeError(f"hand over a function or its code, not {kind}")
    if isinstance(function, Feedback):
        return function
    tried = [_try(task, function, given) for given in task.inputs]
    problems = [lines for lines in tried if lines]
    if problems:
        return Feedback("wrong", _count(len(problems), len(task.inputs)), problems[0])
    if task.exhibit.harmless:
        says = "Right, as the exhibit is itself: there was nothing to mend."
    else:
        says = f"Mended: all {len(task.inputs)} inputs come out right."
    return Feedback("right", says)


def _count(wrong: int, total: int) -> str:
    if wrong == total:
        return f"Not yet: all {total} inputs come out wrong. The first:"
    verb = "comes" if wrong == 1 else "come"
    which = "It is this:" if wrong == 1 else "The first:"
    return f"Not yet: {wrong} of {total} inputs {verb} out wrong. {which}"


def _defined(source: str, called: str) -> Callable | Feedback:
    """Return the function that the code defines, or why there is none."""
    namespace = dict(KNOWN)
    try:
        exec(compile(source, FILE, "exec"), namespace)
    except Exception as error:
        return Feedback("unread", f"The code does not run. {_raised(error)}")
    function = namespace.get(called)
    if callable(function):
        return function
    return Feedback("unread", f"Define a function that is called {called}.")


def _raised(error: Exception) -> str:
    """Return an error with its line in the reader's code: "Line 2: KeyError: 3"."""
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == FILE
    ]
    if isinstance(error, SyntaxError) and error.filename == FILE:
        lines, error = [error.lineno], type(error)(error.msg)
    where = f"Line {lines[-1]}: " if lines else ""
    return f"{where}{type(error).__name__}: {error}".removesuffix(": ")


def _try(task: Repair, function: Callable, given: tuple) -> tuple[str, ...]:
    """Return the lines that tell what is wrong on an input; none if nothing is."""
    head = _given(task, given)
    try:
        with np.errstate(all="ignore"):
            answer, changed = _call(task.trial, function, given)
    except Exception as error:
        return (*head, f"raises {_raised(error)}")
    if changed:
        name = task.names[changed[0]]
        return (*head, f"changes {name}, which is the caller's: work on a copy")
    if answer is None:
        return (*head, "gives None: is the return missing?")
    with np.errstate(all="ignore"):
        wanted = task.exhibit.fix(*_copies(given))
    if _is_right(task.trial, answer, wanted, given):
        return ()
    came, should = _came(task.trial, answer, given), task.trial.should
    if not should:
        should = short(wanted, max(task.exhibit.digits, 4))
    if not task.trial.draws and np.shape(wanted) != _shape(answer) is not None:
        came += f", of shape {_shape(answer)}"
        should += f", of shape {np.shape(wanted)}"
    return (*head, f"gives {came}", f"should give {should}")


def _copies(given: tuple) -> list[np.ndarray]:
    return [np.array(each) for each in given]


def _call(trial: Trial, function: Callable, given: tuple) -> tuple:
    """Return what the function makes of an input, and which arguments it changed."""
    copies = _copies(given)
    if trial.draws:
        rng = np.random.default_rng(0)
        draws = rng.random((trial.draws, *given[-1].shape))
        answer = [function(*copies[:-1], u) for u in draws]
        copies[-1] = given[-1]
    else:
        answer = function(*copies)
    changed = [
        place
        for place, (after, before) in enumerate(zip(copies, given, strict=True))
        if not np.array_equal(after, before, equal_nan=after.dtype.kind == "f")
    ]
    return answer, changed


def _is_right(trial: Trial, answer, wanted, given: tuple) -> bool:
    try:
        if trial.accepts:
            return trial.accepts(answer, *given)
        came, wanted = np.asarray(answer), np.asarray(wanted)
        if came.shape != wanted.shape or came.dtype.kind not in "biuf":
            return False
        reach = {"rtol": trial.relative, "atol": trial.absolute}
        return bool(np.allclose(came.astype(float), wanted.astype(float), **reach))
    except (TypeError, ValueError):
        return False  # no array of numbers


def _given(task: Repair, given: tuple) -> tuple[str, ...]:
    """Return the lines that show an input: "z = [1, 2]", and a dtype that matters."""
    if task.trial.draws:
        return (f"p = {short(given[0])}, with new numbers u {task.trial.draws} times",)
    usual = {np.dtype(kind) for kind in (float, bool, int, np.intp)}
    return tuple(
        f"{name} = {short(each)}"
        + ("" if each.dtype in usual else f", of dtype {each.dtype}")
        for name, each in zip(task.names, given, strict=True)
    )


def _shape(answer) -> tuple | None:
    try:
        return np.shape(answer)
    except ValueError:
        return None  # rows of different lengths


def _came(trial: Trial, answer, given: tuple) -> str:
    """Return what came out, in the form of the plates where they have one for it."""
    try:
        came = np.asarray(answer)
        if trial.draws:
            if came.dtype.kind not in "iu":
                return "something else than a class"
            share = np.bincount(came, minlength=len(given[0])) / len(came)
            return f"frequencies {short(share, 3)}"
        if came.dtype.kind not in "biuf":
            raise TypeError
        text = short(came, 15 if trial.relative < 1e-9 else 6)
        return text if len(text) < LONGEST else "an array"
    except (TypeError, ValueError):
        return f"a {type(answer).__name__}, which is no array of numbers"
