"""The museum of broken softmaxes: versions that people really write.

Each exhibit is a function that works on friendly input, beside the input that exposes
it and a sentence on what breaks. None of it belongs in a program: ``softmax_lib`` does
not import this module, and the book's exercises repair what hangs here.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

EXHIBITS = {}


@dataclass(frozen=True)
class Exhibit:
    """A broken function, what exposes it, and how.

    Parameters
    ----------
    broken : callable
        The function, as people write it.
    exposed_by : tuple
        Arguments on which it fails although its task is harmless.
    breaks : str
        What goes wrong there, in one sentence.
    """

    broken: Callable
    exposed_by: tuple
    breaks: str

    def fail(self):
        """Return what the broken function makes of its input; never warns."""
        copies = [np.array(each) for each in self.exposed_by]
        with np.errstate(all="ignore"):
            return self.broken(*copies)


def exhibit(*exposed_by, breaks):
    """Return a decorator that hangs a function in the museum and leaves it as it is."""

    def hang(broken):
        EXHIBITS[broken.__name__] = Exhibit(broken, exposed_by, breaks)
        return broken

    return hang


@exhibit([1000.0, 1001.0], breaks="exp overflows: infinity over infinity is NaN")
def naive_softmax(z):
    """Return exp over the sum of exp, as in the definition."""
    e = np.exp(z)
    return e / e.sum()


@exhibit(
    [[0.0, 1.0], [-1000.0, -999.0]],
    breaks="one maximum for the whole batch: rows far below it become 0/0",
)
def global_max_softmax(z):
    """Return the softmax of each row of a batch, shifted by the largest of all."""
    e = np.exp(z - np.max(z))
    return e / e.sum(axis=1, keepdims=True)


@exhibit(
    [[0.0, 1.0], [5.0, 5.0]],
    breaks="without keepdims a square batch subtracts and divides by other rows' "
    "numbers; any other shape would have been refused",
)
def no_keepdims_softmax(z):
    """Return the softmax of each row of a batch, axes dropped."""
    e = np.exp(z - z.max(axis=1))
    return e / e.sum(axis=1)


@exhibit(
    [1.0, 2.0, 3.0],
    breaks="the parenthesis closes too early: the maximum is subtracted from exp, and "
    "probabilities become negative",
)
def misplaced_parenthesis_softmax(z):
    """Return exp less the maximum, over its sum."""
    e = np.exp(z) - np.max(z)
    return e / e.sum()


@exhibit(
    np.array([123, 456, 789], np.uint16),
    breaks="unsigned integers have no negative numbers: the shift wraps around, and "
    "exp overflows after all",
)
def unsigned_softmax(z):
    """Return the shifted softmax without looking at the dtype."""
    e = np.exp((z - np.max(z)).astype(float))
    return e / e.sum()


@exhibit(
    [1, 2, 3],
    breaks="the result takes the dtype of integer scores, which cuts every "
    "probability to 0",
)
def integer_softmax(z):
    """Return the softmax, written into an array like the input."""
    p = np.zeros_like(z)
    e = np.exp(z - np.max(z))
    p[...] = e / e.sum()
    return p


@exhibit(
    [[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]],
    breaks="the sum runs over the whole array: each row sums to one half",
)
def whole_array_softmax(z):
    """Return a softmax without an axis, scipy's default."""
    e = np.exp(z - np.max(z))
    return e / e.sum()


@exhibit(
    [0.0, 800.0],
    breaks="the probability underflows to 0 before the logarithm sees it: -inf "
    "where -800 is right",
)
def log_of_softmax(z):
    """Return the logarithm of a good softmax."""
    e = np.exp(z - np.max(z))
    return np.log(e / e.sum())


@exhibit(
    [50.0, 0.0],
    breaks="1 + 1.9e-22 is rounded to 1, so the winner's log-probability is 0 and "
    "its loss without a single right digit",
)
def one_plus_log_softmax(z):
    """Return z less log-sum-exp, the maximum inside the sum."""
    d = z - np.max(z)
    return d - np.log(np.exp(d).sum())


@exhibit(
    [10000.3, 10000.7, 9998.1],
    breaks="log-sum-exp is rounded at the size of the scores, and exp turns that into "
    "a relative error: 4 digits are gone",
)
def division_free_softmax(z):
    """Return exp(z - lse), which saves a division."""
    top = np.max(z)
    return np.exp(z - (top + np.log(np.exp(z - top).sum())))


@exhibit(
    [0.0, 50.0],
    breaks="the constant caps the loss at 20.7 where 50 is right, and its gradient "
    "is nearly 0 there",
)
def clipped_loss(z):
    """Return the loss of class 0, kept from log(0) by a small constant."""
    e = np.exp(z - np.max(z))
    return -np.log((e / e.sum())[0] + 1e-9)


@exhibit(
    [3.0, 1.0, 2.0],
    [False, False, False],
    breaks="a row with nothing allowed turns into equal shares; in float16 -1e9 is "
    "-inf, and the row NaN",
)
def large_negative_mask_softmax(z, allowed):
    """Return the softmax of the allowed scores, the others at -1e9."""
    z = np.where(allowed, z, np.asarray(-1e9).astype(np.asarray(z).dtype))
    e = np.exp(z - np.max(z))
    return e / e.sum()


@exhibit(
    [3.0, 1.0, 2.0],
    [True, True, False],
    breaks="what was masked after the softmax is missing from the sum, which is no "
    "longer 1",
)
def mask_after_softmax(z, allowed):
    """Return the softmax of all scores, then zeros for what is not allowed."""
    e = np.exp(z - np.max(z))
    return np.where(allowed, e / e.sum(), 0)
