"""What a floating-point dtype can hold: where exp ends, how far apart numbers are."""

from functools import cache
from typing import NamedTuple

import numpy as np

__all__ = ["ExpLimits", "exp_limits", "ulp_distance"]

_BITS = {2: np.uint16, 4: np.uint32, 8: np.uint64}


class ExpLimits(NamedTuple):
    """The arguments at which ``exp`` runs out of range, as floats.

    ``exp(x)`` is infinite above `largest`, has lost digits below `normal`
    and is exactly 0 below `smallest`.
    """

    largest: float
    normal: float
    smallest: float


def exp_limits(dtype):
    """Return the arguments between which ``exp`` is finite and not zero.

    Parameters
    ----------
    dtype : data-type
        A real floating dtype: float16, float32, float64 or longdouble.

    Returns
    -------
    ExpLimits
        ``largest``: the largest argument with a finite ``exp``;
        ``normal``: the smallest one whose ``exp`` still has all its digits;
        ``smallest``: the smallest one whose ``exp`` is not 0. Each is a number
        of that dtype.

    Raises
    ------
    TypeError
        If `dtype` is not a real floating dtype.

    Notes
    -----
    The logarithm of the largest number is not the answer: it has to be rounded
    *down* to a number of the dtype, and in float16 that costs two digits
    (11.0859 instead of 11.0899).

    On some platforms (WebAssembly is one) a longdouble holds more than a float64,
    but its ``exp`` is computed in float64: the limits there are those of float64.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> largest, normal, smallest = sl.exp_limits("float32")
    >>> round(float(largest), 4), round(float(normal), 4), round(float(smallest), 4)
    (88.7228, -87.3365, -103.9721)
    """
    dtype = np.dtype(dtype)
    if dtype.kind != "f":
        raise TypeError(f"exp_limits needs a real floating dtype, not {dtype}.")
    return _exp_limits(dtype)


@cache
@np.errstate(all="ignore")
def _exp_limits(dtype):
    info = np.finfo(dtype)
    if np.log(info.max) == np.inf:  # the functions of a longdouble compute in float64
        return ExpLimits(*map(dtype.type, _exp_limits(np.dtype(np.float64))))
    half_tiniest = np.log(info.smallest_subnormal) - np.log(dtype.type(2))
    return ExpLimits(
        _last(np.log(info.max), lambda x: np.exp(x) < np.inf, np.inf),
        _last(np.log(info.smallest_normal), lambda x: np.exp(x) >= info.tiny, -np.inf),
        _last(half_tiniest, lambda x: np.exp(x) > 0, -np.inf),
    )


def _last(x, holds, direction):
    """Step from a little before `x` to the last number where `holds` is true."""
    x = x - np.copysign(8 * np.spacing(np.abs(x)), direction)
    while holds(np.nextafter(x, direction)):
        x = np.nextafter(x, direction)
    return x


def ulp_distance(a, b):
    """Return how many floating-point steps lie between `a` and `b`.

    Parameters
    ----------
    a, b : array_like
        Numbers of one dtype, float16, float32 or float64, shapes that broadcast.

    Returns
    -------
    ndarray of float64
        Number of steps: 0 for equal numbers (0.0 and -0.0 are equal), 1 for
        neighbours. Two NaN are 0 apart, NaN and a number infinitely far.
        Counts above 2**53 are rounded.

    Raises
    ------
    TypeError
        If the dtypes differ, or are none of the three.

    Notes
    -----
    The bits of an IEEE 754 number, read as an integer, count the numbers from
    zero upwards; so the distance is a difference of integers [1]_.

    References
    ----------
    .. [1] B. Dawson, "Comparing floating point numbers, 2012 edition", 2012.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> float(sl.ulp_distance(1.0, 1.0 + 2**-52))
    1.0
    >>> float(sl.ulp_distance(0.1 + 0.2, 0.3))
    1.0
    """
    a, b = (x.astype(x.dtype.newbyteorder("=")) for x in map(np.asarray, (a, b)))
    if a.dtype != b.dtype or a.dtype.kind != "f" or a.dtype.itemsize not in _BITS:
        raise TypeError(
            "ulp_distance compares two arrays of one dtype, float16, float32 or "
            f"float64, not {a.dtype} and {b.dtype}."
        )
    below, above = _position(a), _position(b)
    same_side = np.signbit(a) == np.signbit(b)
    gap = np.maximum(below, above) - np.minimum(below, above)
    steps = np.where(same_side, gap, below + above).astype(np.float64)
    nans = np.isnan(a).astype(int) + np.isnan(b)
    return np.where(nans == 0, steps, np.where(nans == 2, 0, np.inf))[()]


def _position(x):
    """Count the numbers from zero to the absolute value of `x`."""
    bits = np.abs(x).reshape(-1).view(_BITS[x.dtype.itemsize])
    return bits.reshape(x.shape).astype(np.uint64)
