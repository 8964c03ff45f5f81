"""Four recipes for the softmax of two logits, in arithmetic of any precision.

Every operation is computed in float64 and rounded once to the dtype: for plus, minus
and divided by that is IEEE 754 to the bit, and exp and log come out as good as they
can be. numpy's own float32 exp is one or two ulp off, differently on each processor;
here the same numbers come out everywhere. ``esm/lib/recipes.mjs`` says the same in
JavaScript, and ``tests/golden/recipes.json`` keeps the two together.
"""

from typing import NamedTuple

import numpy as np

DTYPES = ("float16", "float32", "float64")


class Answer(NamedTuple):
    """What a recipe says: arrays, or numbers, of the dtype's values in float64."""

    loser: np.ndarray  # probability of the lower logit
    loss: np.ndarray  # -log probability of the higher one, in nats


def rounding(dtype):
    """Return the function that rounds float64 values to those of `dtype`."""

    def to_dtype(x):
        return np.asarray(x, np.float64).astype(dtype).astype(np.float64)

    return to_dtype


def naive(high, low, to):
    """Return exp over the sum of exp, and minus its logarithm."""
    top, bottom = to(np.exp(high)), to(np.exp(low))
    total = to(top + bottom)
    return Answer(to(bottom / total), to(0 - np.log(to(top / total))))


def shifted(high, low, to):
    """Return the same after the maximum was subtracted."""
    e = to(np.exp(to(low - high)))
    total = to(1 + e)
    return Answer(to(e / total), to(0 - np.log(to(1 / total))))


def division_free(high, low, to):
    """Return exp(z - lse), and lse - z, with the shifted log-sum-exp."""
    e = to(np.exp(to(low - high)))
    lse = to(high + to(np.log(to(1 + e))))
    return Answer(to(np.exp(to(low - lse))), to(lse - high))


def by_log1p(high, low, to):
    """Return exp of the log-softmax whose sum leaves the maximum out."""
    gap = to(low - high)
    loss = to(np.log1p(to(np.exp(gap))))
    return Answer(to(np.exp(to(gap - loss))), loss)


def exact(high, low):
    """Return what the two logits mean, to a few units of float64's last place.

    Whatever rounding took from ``low - high`` is put back by a TwoSum.
    """
    gap = low - high
    back = gap + high
    lost = (low - back) - (high - (back - gap))
    e = np.exp(gap) * (1 + lost)
    return Answer(e / (1 + e), np.log1p(e))


RECIPES = {
    "naive": naive,
    "shifted": shifted,
    "division-free": division_free,
    "log1p": by_log1p,
}


@np.errstate(all="ignore")
def answers(gap, *, level=0.0, dtype="float64"):
    """Return what each recipe says about the logits ``level + gap`` and ``level``.

    Parameters
    ----------
    gap : array_like
        How far the first logit is ahead, >= 0.
    level : array_like
        The second logit.
    dtype : {"float64", "float32", "float16"}
        The precision of the logits and of every operation.

    Returns
    -------
    dict of str to Answer
        "exact" for the logits as `dtype` stores them, then one entry per recipe;
        values that the dtype holds, as float64.
    """
    to = rounding(dtype)
    low = to(level)
    high = to(low + to(gap))
    found = {name: recipe(high, low, to) for name, recipe in RECIPES.items()}
    return {"exact": exact(high, low), **found}


def right_digits(value, truth, *, dtype):
    """Return how many decimal digits of `value` are right, as a float array.

    All that `dtype` has where `value` is the truth rounded to it, or its neighbour;
    0 where the value is not finite.
    """
    info = np.finfo(dtype)
    all_of_them = -np.log10(float(info.eps) / 2)
    value, nearest = np.asarray(value), rounding(dtype)(truth)
    unit = np.spacing(np.abs(nearest).astype(dtype)).astype(np.float64)
    with np.errstate(all="ignore"):
        digits = 0 - np.log10(np.abs(value - truth) / truth)
        good = np.abs(value - nearest) <= unit
    digits = np.where(good, all_of_them, np.clip(digits, 0, all_of_them))
    return np.where(np.isfinite(value), digits, 0.0)[()]
