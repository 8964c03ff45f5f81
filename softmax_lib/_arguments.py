"""What may come in, and what is said to the caller about what may not."""

import math
import operator

import numpy as np

AxisError = np.exceptions.AxisError

# float16 computes in float32: its exp overflows at 11.1 and its sums at 65504.
_COMPUTE = {np.float16: np.dtype(np.float32)}


FLOATS = (np.float16, np.float32, np.float64, np.longdouble)

# What to do instead of passing a masked array.
WHERE = "pass {name}.filled(0) and where=~{name}.mask"
FILL = "pass {name}.filled(...) with what the masked entries are to count as"
ROWS = "leave out the rows that it masks, and pass {name}.data of the others"


def refuse_masked(array, name, remedy):
    """Refuse a numpy masked array; the message ends in what to do instead.

    In the `remedy` {name} stands for the name, which is put in only when it is needed.
    """
    if isinstance(array, np.ma.MaskedArray):
        raise TypeError(
            f"{name} is a masked array, whose mask would be dropped silently; "
            f"{remedy.format(name=name)}."
        )


def as_logits(z, name="z", *, masked=FILL):
    """Return `z` as an array of a real floating dtype, native byte order.

    Integers and booleans become float64; float16, float32, float64 and
    longdouble stay. Nothing is copied that need not be. `masked` is the remedy for
    a masked array.
    """
    refuse_masked(z, name, masked)
    z = np.asarray(z)
    if z.dtype.kind in "iub":
        return z.astype(np.float64)
    if z.dtype.type not in FLOATS:
        raise TypeError(
            f"{name} must hold real numbers, not {z.dtype}; {_remedy(z, name)}."
        )
    return z if z.dtype.isnative else z.astype(z.dtype.newbyteorder("="))


def _remedy(z, name):
    if z.dtype.kind == "c":
        return f"pass {name}.real, or np.abs({name}) for magnitudes"
    return f"convert it first, for example with np.asarray({name}, dtype=float)"


def compute_dtype(dtype, temperature=1.0):
    """Return the dtype in which results of `dtype` are computed."""
    dtype = _COMPUTE.get(dtype.type, dtype)
    if temperature not in (1, np.inf) and dtype == np.float32:
        limits = np.finfo(dtype)
        if not limits.smallest_normal <= temperature <= limits.max:
            return np.dtype(np.float64)  # it would be 0 or inf in float32
    return dtype


def as_axes(axis, ndim):
    """Return `axis`, an int or a tuple of ints, as a sorted tuple of axes >= 0."""
    if type(axis) is int and -ndim <= axis < ndim:
        return (axis % ndim,)
    if axis is None:
        raise TypeError(
            "axis=None is not accepted: over all axes at once, every row depends on "
            "all the others. If that is meant, pass axis=tuple(range(z.ndim))."
        )
    if ndim == 0:
        raise AxisError(
            "a single number has no axis to normalise over; "
            "pass an array with at least one axis, for example [z]."
        )
    axes = axis if isinstance(axis, tuple) else (axis,)
    if not axes:
        raise ValueError("axis=() names no axis; pass an int or a tuple of ints.")
    for a in axes:
        if not _is_integer(a):
            raise TypeError(f"axis must be an int or a tuple of ints, not {axis!r}.")
        if not -ndim <= a < ndim:
            raise AxisError(a, ndim)
    axes = tuple(sorted(a % ndim for a in axes))
    if len(set(axes)) < len(axes):
        raise ValueError(f"axis={axis} names the same axis twice.")
    return axes


def _is_integer(a):
    if isinstance(a, bool | np.bool):  # numpy 2.0 warns, instead of refusing, below
        return False
    try:
        operator.index(a)
    except TypeError:
        return False
    return True


def as_temperature(temperature):
    """Return `temperature` as a float > 0 (infinity included)."""
    if type(temperature) is float and temperature > 0:
        return temperature
    try:
        value = float(operator.pos(temperature))  # of a text there is no pos
    except OverflowError:  # an integer beyond all floats
        value = math.inf if temperature > 0 else -math.inf
    except TypeError:
        raise TypeError(
            "temperature must be one number; for one per row divide first: "
            "softmax(z / temperature)."
        ) from None
    if not value > 0:
        raise ValueError(
            f"temperature must be positive, not {temperature}; for the limit "
            "temperature -> 0, all mass on the largest logit, use np.argmax."
        )
    return value


def as_number(value, name):
    """Return `value`, one real number, as a float."""
    if type(value) is float:
        return value
    number = np.asarray(value)
    if number.ndim or number.dtype.kind not in "biuf":
        raise TypeError(f"{name} must be a number, not {value!r}.")
    return float(number)


def as_count(value, name):
    """Return `value` as an int >= 1."""
    number = as_number(value, name)
    if not (number >= 1 and number % 1 == 0):
        raise ValueError(f"{name} must be a whole number, 1 or more, not {value}.")
    return int(value)


def as_generator(rng):
    """Return `rng` if it is a generator, refuse it otherwise."""
    if not isinstance(rng, np.random.Generator):
        raise TypeError(
            f"rng must be a numpy.random.Generator, not {type(rng).__name__}; "
            "pass np.random.default_rng(seed)."
        )
    return rng


def as_where(where, shape):
    """Return `where` as a boolean array broadcast to `shape`."""
    refuse_masked(where, "where", "pass where.filled(False)")
    where = np.asarray(where)
    if where.dtype != bool:
        raise TypeError(
            f"where must be boolean, True for the entries that take part, "
            f"not {where.dtype}; pass where != 0."
        )
    try:
        return np.broadcast_to(where, shape)
    except ValueError:
        raise ValueError(
            f"where has shape {where.shape}, which does not broadcast to the "
            f"shape of z, {shape}."
        ) from None


def as_empty(empty):
    """Return the probability of what lies in a row with nothing left: NaN or 0."""
    if not (empty == 0 or empty != empty):
        raise ValueError(f"empty must be nan or 0, not {empty!r}.")
    return empty


def check_out(out, z):
    """Return `out` as an array that takes the result exactly as it is, of z's kind."""
    shape, dtype = z.shape, z.dtype
    refuse_masked(out, "out", "pass {name}.data")
    if not isinstance(out, np.ndarray):
        raise TypeError(f"out must be a numpy array, not {type(out).__name__}.")
    if out.shape != shape:
        raise ValueError(f"out has shape {out.shape}; the result has {shape}.")
    if out.dtype.newbyteorder("=") != dtype:
        raise ValueError(
            f"out has dtype {out.dtype}; the result has {dtype}: "
            f"pass np.empty({shape}, dtype={str(dtype)!r})."
        )
    if not out.flags.writeable:
        raise ValueError("out is read-only; pass an array that may be written to.")
    return out.view(np.ndarray)


# Probabilities rounded to float16, the coarsest dtype, are off by half of this.
_SLACK = 2.0**-9


def check_probabilities(p, axes, name="p"):
    """Refuse a `p` whose entries are not >= 0 or whose rows do not sum to 1.

    `p` is a floating array. NaN entries pass: they stay NaN in the result.
    """
    total = np.sum(p, axis=axes, dtype=np.promote_types(p.dtype, np.float64))
    size = math.prod(p.shape[a] for a in axes)
    slack = _SLACK + size * float(np.finfo(p.dtype).smallest_subnormal)
    if (p < 0).any():
        raise ValueError(
            f"{name} must be probabilities, but its smallest entry is "
            f"{np.nanmin(p)}; turn logits into probabilities with softmax first."
        )
    off = np.abs(total - 1) > slack
    if off.any():
        raise ValueError(
            f"{name} must be probabilities, but one of its rows sums to "
            f"{np.asarray(total)[off].flat[0]:.6g}, not 1; divide counts by their "
            "sum, and turn logits into probabilities with softmax first."
        )
