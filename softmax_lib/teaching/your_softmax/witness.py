"""The smallest input at hand that shows what a check has found."""

import re

import numpy as np

from softmax_lib._conformance.accuracy import REGIMES
from softmax_lib._conformance.checks import differs, truth
from softmax_lib._conformance.edges import EDGES

ULP = {name: allowed for name, _, _, allowed in REGIMES}
LOOSE = 64  # ulp, as the checks of properties have it
ROWS = {edge.name: edge.softmax for edge in EDGES if edge.where is None}
SHOWN = 60  # numbers of an input that are written out


class Recorder:
    """A softmax that remembers what it was given."""

    def __init__(self, softmax):
        self.softmax = softmax
        self.given = []

    def __call__(self, z):
        """Return the probabilities of a matrix's rows."""
        self.given.append(z.copy())
        return self.softmax(z)


def witness(what, given, softmax):
    """Return an input on which a failed check can be seen, one row if that is enough.

    Parameters
    ----------
    what : str
        The check's name.
    given : list of ndarray
        What the function was given by it.
    softmax : callable
        The function, of a matrix's rows.
    """
    if what in ROWS:
        row, expected = given[0][1:], ROWS[what]
        alone = _is_wrong(softmax, row, np.array([expected]), 4)
        return row if alone else given[0]
    for z in given:
        for row in _worst_first(what, z, softmax):
            if _is_wrong(softmax, row[None], _right(row[None]), ULP.get(what, LOOSE)):
                return row[None]
    return given[0]


def _right(z):
    """Return the probabilities of each row, those of equal scores without decimals."""
    if (z == z[:, :1]).all():
        return np.full(z.shape, 1 / z.shape[1])
    return truth(z)


def _worst_first(what, z, softmax):
    """Return the rows of an input, that with the largest error first."""
    if len(z) < 2:
        return list(z)
    try:
        with np.errstate(all="ignore"):
            errors = np.abs(softmax(z.copy()) / _right(z) - 1).max(axis=1)
    except Exception:
        return list(z)
    return list(z[np.argsort(-np.nan_to_num(errors, nan=np.inf))][:3])


def _is_wrong(softmax, z, expected, ulp):
    """Tell whether a function fails on an input by itself."""
    try:
        p = softmax(z.copy())
        kind = p.dtype if p.dtype.kind == "f" else np.dtype(float)
        return differs(p, expected, ulp * float(np.finfo(kind).eps)) is not None
    except Exception:
        return True


def as_code(z):
    """Return an input as Python writes it: "np.array([[0.0, np.inf]])"."""
    kind = "" if z.dtype == float else f", np.{z.dtype}"
    if z.size > SHOWN and (z == z.flat[0]).all():
        return f"np.full({z.shape}, {z.flat[0]}{kind})"
    numbers = re.sub(r"\b(inf|nan)\b", r"np.\1", str(z.tolist()))
    return f"np.array({numbers}{kind})"
