"""One short row: the arithmetic of ``_tiles`` in as few numpy calls as possible.

On ten numbers a call costs more than what it computes. The functions return None
for whatever is not the common case, and otherwise the same bits as ``_tiles``.
"""

import math

import numpy as np

from softmax_lib._sums import SHORT
from softmax_lib._tiles import bounds

# The largest maximum for which exp of a short row needs no shift.
_HIGH = {dtype: bounds(dtype, SHORT)[1] for dtype in map(np.dtype, "fd")}


def _is_small(z):
    return (
        type(z) is np.ndarray
        and z.ndim == 1
        and 0 < z.size <= SHORT
        and z.dtype in _HIGH
        and z.flags.carray
    )


@np.errstate(all="ignore")
def softmax(z):
    """Return softmax(z), or None if `z` is not short or needs a shift."""
    if _is_small(z):
        e = np.exp(z)
        total = np.einsum("i->", e)
        if 0.25 <= total < math.inf:
            return np.divide(e, total, out=e)
    return None


def _excess(z):
    """Return the maximum of `z` and logsumexp(z) minus it, or None."""
    if not _is_small(z):
        return None
    values = z.tolist()
    top = max(values)
    if not -1 <= top <= _HIGH[z.dtype]:
        return None
    e = np.exp(z)
    e *= z != top
    peak = np.exp(z.dtype.type(top))
    rest = np.einsum("i->", e) + (values.count(top) - 1) * peak
    over = np.log1p(rest / peak)
    return None if math.isnan(over) else (top, over)


@np.errstate(all="ignore")
def log_softmax(z):
    """Return log_softmax(z), or None if `z` is not short or needs a shift."""
    known = _excess(z)
    if known is None:
        return None
    top, over = known
    result = z - top
    return np.subtract(result, over, out=result)


@np.errstate(all="ignore")
def logsumexp(z):
    """Return logsumexp(z), or None if `z` is not short or needs a shift."""
    known = _excess(z)
    return None if known is None else known[0] + known[1]
