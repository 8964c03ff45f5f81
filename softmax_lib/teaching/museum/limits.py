"""Exhibits in which exp leaves the range of its numbers, or loses their digits."""

import numpy as np

import softmax_lib as sl

from .registry import exhibit, repairs


@exhibit(
    [1000.0, 1001.0],
    title="exp of scores without the shift",
    breaks="exp overflows: infinity over infinity is NaN",
    sign="NaN once a score passes 88.7 in float32 or 709.8 in float64, or when all "
    "scores lie far below 0; zeros where only the sum overflows.",
    symptoms=("nan", "all-zeros"),
    decoys=("infinite_score_softmax", "log_of_softmax"),
    seen={
        "deeplearning4j/deeplearning4j #6039": "a new implementation took exp of the "
        "scores as they came",
        "pyg-team/pytorch_geometric #53": "NaN from the attention of a graph network",
        "pytorch/pytorch #795": "log_softmax gave NaN on a graphics card; the largest "
        "score was 94.7",
    },
)
def naive_softmax(z):
    """Return exp over the sum of exp, as in the definition."""
    e = np.exp(z)
    return e / e.sum()


@repairs(naive_softmax)
def shifted_softmax(z):
    """Return the softmax, its largest exponential being 1."""
    e = np.exp(z - z.max())
    return e / e.sum()


@exhibit(
    [[0.0, 1.0], [-1000.0, -999.0]],
    title="One maximum for the whole batch",
    breaks="a row far below the one maximum has nothing but zeros, and 0/0 is NaN",
    sign="NaN in some rows of a batch, and none when the same rows come alone.",
    symptoms=("nan", "batch"),
    decoys=("whole_array_softmax", "empty_row_softmax"),
    seen={
        "keras-team/keras PR #10027": "the maximum of the whole tensor gives way to "
        "one for each vector",
        "Stack Overflow 34968722": "np.max(x) without an axis, beside a sum with one",
    },
)
def global_max_softmax(z):
    """Return the softmax of each row of a batch, shifted by the largest of all."""
    e = np.exp(z - np.max(z))
    return e / e.sum(axis=1, keepdims=True)


@repairs(global_max_softmax)
def row_max_softmax(z):
    """Return the softmax of each row, shifted by its own maximum."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@exhibit(
    [10000.3, 10000.7, 9998.1],
    title="exp(z − log-sum-exp), to save a division",
    breaks="log-sum-exp is rounded at the size of the scores, and exp turns that "
    "rounding into a relative error: four digits are gone",
    sign="Where scores are large, sums differ from 1 by far more than rounding.",
    symptoms=("digits", "refused", "words"),
    decoys=("naive_softmax", "one_plus_log_softmax"),
    digits=13,
    seen={
        "scipy/scipy PR #16186": "brings in the accurate form, after the paper below",
        "Blanchard, Higham and Higham 2021": "bounds for each form, and a choice",
        "markkho/msdm #12": "wanted to avoid this form, and found no input on which it "
        "mattered much",
    },
)
def division_free_softmax(z):
    """Return exp(z - lse), which saves a division."""
    top = np.max(z)
    return np.exp(z - (top + np.log(np.exp(z - top).sum())))


@repairs(division_free_softmax)
def divided_softmax(z):
    """Return the shifted softmax, divided."""
    e = np.exp(z - np.max(z))
    return e / e.sum()


@exhibit(
    [np.inf, 0.0],
    title="A score of +∞ minus itself",
    breaks="infinity minus infinity is NaN, although the limit is clear: the infinite "
    "score takes all",
    sign="NaN after a score overflowed in half precision; the row holds one inf.",
    symptoms=("nan",),
    decoys=("naive_softmax", "empty_row_softmax"),
    seen={
        "scipy/scipy #23225": "softmax([1, 1, inf]) is NaN; open since 2025",
        "pytorch/pytorch #6864": "the same request, of 2018, closed",
        "jax-ml/jax #21495": "decided to leave the NaN, and to document it",
    },
)
def infinite_score_softmax(z):
    """Return the shifted softmax."""
    e = np.exp(z - z.max())
    return e / e.sum()


@repairs(infinite_score_softmax)
def limit_softmax(z):
    """Return the softmax, and its limit where one score is infinite."""
    return sl.softmax(z)
