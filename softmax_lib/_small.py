"""One short row: the arithmetic of ``_tiles`` in as few numpy calls as possible.

On ten numbers a call costs more than what it computes. The functions return None
for whatever is not the common case, and otherwise the same bits as ``_tiles``.
"""

import inspect
import math

import numpy as np

from softmax_lib._shift import bounds, faint, far
from softmax_lib._sums import SHORT

# einsum itself takes 0.8 µs; looking for arguments of other array types, another 0.7.
_einsum = inspect.unwrap(np.einsum)
_FAINT = {char: faint(np.dtype(char), SHORT)[0] for char in "fd"}


def _is_small(z):
    return (
        type(z) is np.ndarray
        and z.ndim == 1
        and 0 < z.size <= SHORT
        and z.dtype.char in "fd"
        and z.flags.carray
    )


def _shift(z, top):
    """Return what ``_shift.shift`` does, as a float, or None if `top` is extreme."""
    if top >= -1:
        high = bounds(z.dtype, z.size)[1]
        return 0.0 if top <= high else top - high if top < 1e6 else None
    return float(math.floor(top)) if top > -1e6 else None


@np.errstate(all="ignore")
def softmax(z):
    """Return softmax(z), or None if `z` is not short or one of the edge cases."""
    if not _is_small(z):
        return None
    e = np.exp(z)
    total = float(_einsum("i->", e))
    if not 0.25 <= total < math.inf:
        c = None if math.isnan(total) else _shift(z, max(z.tolist()))
        if c is None:
            return None
        e = np.exp(z - c)
        total = float(_einsum("i->", e))
    e /= total
    return e


def _excess(z):
    """Return the maximum of `z` and logsumexp(z) minus it, or None."""
    if not _is_small(z):
        return None
    values = z.tolist()
    top = max(values)
    c = _shift(z, top)
    if c is None:
        return None
    if abs(top) >= far(z.dtype):
        c = top
    e = np.exp(z - c) if c else np.exp(z)
    first = values.index(top)
    peak = e[first]
    if values.count(top) == 1:
        e[first] = 0  # a mask, multiplied, takes 1 µs more
        rest = _einsum("i->", e)
    else:
        e *= z != top
        rest = _einsum("i->", e) + (values.count(top) - 1) * peak
    if rest < _FAINT[z.dtype.char] and z.size > 1:
        return None  # exp may have lost digits
    rest /= peak
    over = np.log1p(rest)
    return None if math.isnan(over) else (top, over)


@np.errstate(all="ignore")
def log_softmax(z):
    """Return log_softmax(z), or None if `z` is not short or one of the edge cases."""
    known = _excess(z)
    if known is None:
        return None
    top, over = known
    result = z - top
    result -= over
    return result


@np.errstate(all="ignore")
def logsumexp(z):
    """Return logsumexp(z), or None if `z` is not short or one of the edge cases."""
    known = _excess(z)
    return None if known is None else known[0] + known[1]


@np.errstate(all="ignore")
def cross_entropy(z, y):
    """Return the loss of the label `y`, or None where `log_softmax` does."""
    known = _excess(z)
    return None if known is None else (known[0] - z[y]) + known[1]
