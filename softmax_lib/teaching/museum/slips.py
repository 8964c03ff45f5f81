"""Exhibits with a slip of the pen: a parenthesis, the dtype of an array."""

import numpy as np

from .registry import exhibit, repairs


@exhibit(
    [1.0, 2.0, 3.0],
    title="A misplaced parenthesis: the maximum subtracted after exp",
    breaks="the parenthesis closes too early: the maximum is subtracted from the "
    "exponentials, and some probabilities become negative",
    sign="Negative probabilities, although each row sums to 1.",
    symptoms=("above-one",),
    decoys=("naive_softmax", "no_keepdims_softmax"),
    seen={
        "parasdahal/deepnotes": "the first draft of a post on the stable softmax; the "
        "published one has it right",
    },
)
def misplaced_parenthesis_softmax(z):
    """Return exp less the maximum, over its sum."""
    e = np.exp(z) - np.max(z)
    return e / e.sum()


@repairs(misplaced_parenthesis_softmax)
def right_parenthesis_softmax(z):
    """Return the softmax, the maximum subtracted inside exp."""
    e = np.exp(z - np.max(z))
    return e / e.sum()


@exhibit(
    np.array([123, 456, 789], np.uint16),
    title="Unsigned integers that wrap around below zero",
    breaks="unsigned integers cannot be negative: the shift wraps around, and exp "
    "overflows after all",
    sign="NaN, or all the weight below the largest score, but only for unsigned "
    "or narrow integers.",
    symptoms=("nan",),
    decoys=("naive_softmax", "integer_softmax"),
    seen={
        "cs231n/cs231n.github.io": "the line f -= np.max(f), safe for the signed "
        "integers that stand there",
    },
)
def unsigned_softmax(z):
    """Return the shifted softmax without looking at the dtype."""
    e = np.exp((z - np.max(z)).astype(float))
    return e / e.sum()


@repairs(unsigned_softmax)
def float_first_softmax(z):
    """Return the shifted softmax of scores that were made floats first."""
    z = z.astype(float)
    e = np.exp(z - np.max(z))
    return e / e.sum()


@exhibit(
    [1, 2, 3],
    title="A result array with the dtype of integer scores",
    breaks="the result has the dtype of the scores, and an integer array cuts every "
    "probability to 0",
    sign="All probabilities are 0, and right again when the same scores are written "
    "1.0.",
    symptoms=("all-zeros",),
    decoys=("unsigned_softmax", "whole_array_softmax"),
    seen={
        "Stack Overflow 36738754": "zeros_like of integer scores, and a question about "
        "an array of zeros",
    },
)
def integer_softmax(z):
    """Return the softmax, written into an array like the input."""
    p = np.zeros_like(z)
    e = np.exp(z - np.max(z))
    p[...] = e / e.sum()
    return p


@repairs(integer_softmax)
def float_result_softmax(z):
    """Return the softmax, written into an array of floats."""
    z = z.astype(float)
    p = np.zeros_like(z)
    e = np.exp(z - np.max(z))
    p[...] = e / e.sum()
    return p
