"""Somebody else's softmax, found by name and called one way."""

import importlib
import warnings

import numpy as np

ROWS = np.array([[0.0, 1.0, 2.0], [3.0, 3.0, 5.0]])


class Unusable(Exception):
    """There is nothing that could be checked; the message says why."""


def load(name, by_rows=False):
    """Return what ``module:function`` names, as ``softmax(z)`` of a matrix's rows.

    With `by_rows` the function gets one row at a time, and no axis.

    Raises
    ------
    Unusable
        If there is no such module or name, or it cannot be called like that.
    """
    module_name, _, path = name.partition(":")
    if not (module_name and path):
        raise Unusable(f"{name!r} is not MODULE:FUNCTION, like scipy.special:softmax.")
    try:
        function = importlib.import_module(module_name)
    except (Exception, SystemExit) as error:
        raise Unusable(f"{module_name} cannot be imported: {_words(error)}.") from None
    for part in path.split("."):
        try:
            function = getattr(function, part)
        except Exception as error:
            raise Unusable(f"{module_name} has no {path}: {error}.") from None
    if not callable(function):
        raise Unusable(f"{name} is a {type(function).__name__}, not a function.")
    return usable(name, function, by_rows)


def usable(name, function, by_rows=False):
    """Return a function as ``softmax(z)`` of a matrix's rows.

    Parameters
    ----------
    name : str
        What it is called in messages.
    function : callable
        Called with a matrix and ``axis=-1``, or the matrix alone if it knows no axis.
    by_rows : bool
        Whether it gets one row at a time, and no axis.

    Raises
    ------
    Unusable
        If it cannot be called like that, or does not keep the shape.
    """
    if by_rows:
        return _checked(name, lambda z: np.array([function(row) for row in z]))
    try:
        return _checked(name, lambda z: function(z, axis=-1))
    except Unusable:
        return _checked(name, function)


def _checked(name, function):
    softmax = quiet(function)
    try:
        shape = softmax(ROWS.copy()).shape
    except ValueError:
        return softmax  # it can be called: that it fails is for the report
    except Exception as error:
        raise Unusable(
            f"{name} cannot be called with one numpy array: {_words(error)}."
        ) from None
    if shape != ROWS.shape:
        raise Unusable(
            f"{name} is no softmax, which keeps the shape: it turned "
            f"{ROWS.shape} into {shape}."
        )
    return softmax


def _words(error):
    return f"{type(error).__name__}: {error}"


def quiet(function):
    """Return `function` with an array as result; warnings are not what is checked."""

    def softmax(z):
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            return np.asarray(function(z))

    return softmax
