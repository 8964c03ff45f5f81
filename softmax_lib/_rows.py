"""Rows for the functions that look at a whole row at once."""

import math

import numpy as np


def classes_last(z, axes):
    """Return a view of `z` with `axes`, sorted and >= 0, moved to the end."""
    return np.moveaxis(z, axes, range(z.ndim - len(axes), z.ndim))


def as_rows(z, axes, dtype=None):
    """Return `z` as (..., K): `axes` moved to the end and flattened in C order.

    In memory row by row, so that a row is added up the same way in any batch.
    """
    moved = classes_last(z, axes)
    rest = z.ndim - len(axes)
    rows = moved.reshape(*moved.shape[:rest], math.prod(moved.shape[rest:]))
    return np.ascontiguousarray(rows, dtype)


def from_rows(rows, shape, axes):
    """Return `rows` in the shape that `as_rows` took them from."""
    rest = [n for a, n in enumerate(shape) if a not in axes]
    moved = rows.reshape(*rest, *(shape[a] for a in axes))
    tail = range(len(shape) - len(axes), len(shape))
    return np.ascontiguousarray(np.moveaxis(moved, tail, axes))
