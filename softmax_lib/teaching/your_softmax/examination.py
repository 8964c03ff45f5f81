"""The conformance report on one function, each failure with an input that shows it."""

from dataclasses import dataclass
from html import escape

import numpy as np

from softmax_lib._conformance.accuracy import REGIMES
from softmax_lib._conformance.calling import ROWS, Unusable, quiet, usable
from softmax_lib._conformance.checks import brief, checks, truth
from softmax_lib._conformance.report import results
from softmax_lib.teaching.progress import tell
from softmax_lib.teaching.your_softmax.explanations import EXPLAINED
from softmax_lib.teaching.your_softmax.witness import Recorder, as_code, witness


@dataclass(frozen=True)
class Finding:
    """What one check found.

    Attributes
    ----------
    group, what : str
        The check.
    good : bool
        Whether it holds.
    words : str
        What came out instead, or how accurate it was; may be "".
    code : str
        A call that shows a failure; "" where the check holds.
    gives : str
        What that call gives.
    """

    group: str
    what: str
    good: bool
    words: str = ""
    code: str = ""
    gives: str = ""


@dataclass(frozen=True, repr=False)
class Report:
    """What `examine` found; shown, failures come first.

    Attributes
    ----------
    findings : tuple of Finding
        One for each check; none if the function could not be called.
    problem : str
        Why there is nothing to check, or a hint on how to call it; or "".
    """

    findings: tuple
    problem: str = ""

    @property
    def failed(self):
        """The findings that do not hold."""
        return [one for one in self.findings if not one.good]

    @property
    def verdict(self):
        """The whole in a sentence."""
        if not self.findings:
            return f"✗ {self.problem}"
        total = len(self.findings)
        if self.failed:
            return f"✗ {len(self.failed)} of {total} checks fail.{self.problem}"
        return f"✓ All {total} checks hold."

    def __repr__(self):
        lines = [self.verdict]
        for one in self.failed:
            place = EXPLAINED[one.what]
            lines += [
                "",
                f"✗ {one.what}: {one.words}",
                f"  {one.code} gives {one.gives}",
                f"  explained in {place.words}: {place.page}#{place.anchor}",
            ]
        held = [one for one in self.findings if one.good]
        return "\n".join([*lines, "", *(f"✓ {one.what}" for one in held)]).rstrip()

    def _repr_html_(self):
        return f"<p>{escape(self.verdict)}</p>{self._failures()}{self._held()}"

    def _failures(self):
        items = []
        for one in self.failed:
            place = EXPLAINED[one.what]
            link = f"../{place.page}.html#{place.anchor}"
            items.append(
                f"<li><p><strong>{escape(one.what)}</strong>: {escape(one.words)}</p>"
                f"<p><code>{escape(one.code)}</code> gives "
                f"<code>{escape(one.gives)}</code></p>"
                f'<p>Explained in <a href="{link}">{escape(place.words)}</a>.</p></li>'
            )
        return f"<ol>{''.join(items)}</ol>" if items else ""

    def _held(self):
        held = [one.what for one in self.findings if one.good]
        if not held:
            return ""
        items = "".join(f"<li>✓ {escape(what)}</li>" for what in held)
        few = "holds" if len(held) == 1 else "hold"
        return (
            f"<details><summary>{len(held)} {few}</summary><ul>{items}</ul></details>"
        )


def examine(softmax, *, rows=False):
    """Return what the conformance checks find in a softmax.

    Parameters
    ----------
    softmax : callable
        Called with a matrix and ``axis=-1``, or with the matrix alone if it knows no
        axis. Its rows are to become distributions.
    rows : bool, default False
        Whether it gets one row at a time instead.

    Returns
    -------
    Report
        See `softmax_lib.conformance` for what is checked.

    Raises
    ------
    TypeError
        If `softmax` cannot be called.
    """
    if not callable(softmax):
        raise TypeError(
            f"softmax must be a function, not {type(softmax).__name__}; pass it "
            "without calling it: examine(softmax)."
        )
    name = getattr(softmax, "__name__", "the function")
    try:
        called = usable(name, softmax, rows)
    except Unusable as error:
        return Report((), f"{error}{_hint(softmax, rows)}")
    recorder = Recorder(called)
    findings, total = [], len([*checks()]) + len(REGIMES)
    for group, what, good, words in results(recorder):
        findings.append(_finding(group, what, good, words, recorder, name, rows))
        recorder.given.clear()
        tell("Checking", len(findings) / total)
    failed = any(not one.good for one in findings)
    return Report(tuple(findings), _hint(softmax, rows) if failed else "")


def _finding(group, what, good, words, recorder, name, rows):
    if good:
        return Finding(group, what, True, words or "")
    z = witness(what, recorder.given, recorder.softmax)
    try:
        gives = brief(recorder.softmax(z.copy()))
    except Exception as error:
        gives = type(error).__name__
    code = f"{name}({as_code(z[0] if rows else z)})"
    return Finding(group, what, False, words, code, gives)


def _hint(softmax, rows):
    """Return how to call a function that is right for a row and not for a matrix."""
    one = quiet(softmax)
    if rows or _works(lambda: one(ROWS.copy())):
        return ""
    if not _works(lambda: np.array([one(row) for row in ROWS])):
        return ""
    return " It is right for one row at a time: examine(softmax, rows=True)."


def _works(call):
    try:
        p = call()
        return p.shape == ROWS.shape and np.allclose(p, truth(ROWS))
    except Exception:
        return False
