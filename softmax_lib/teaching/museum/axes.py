"""Exhibits that normalise along the wrong axis."""

import math

import numpy as np

import softmax_lib as sl

from .registry import exhibit, repairs


@exhibit(
    [[1.0, 2.0, 3.0]],
    title="Normalised over the batch instead of the classes",
    breaks="each class shares one unit of probability among the examples of the batch, "
    "and a batch of one gets all ones",
    sign="Columns sum to 1 and rows do not; a batch of one gives ones.",
    symptoms=("batch", "not-one", "all-ones", "stuck"),
    decoys=("whole_array_softmax", "no_keepdims_softmax"),
    seen={
        "PetrochukM/PyTorch-NLP #2": "attention weights that were always 1",
        "perone/euclidesdb #2": "example models that normalised along dim=0",
        "d2l-ai/d2l-en PR #2274": "a solution in a textbook normalised over 128 images "
        "instead of 120 breeds of dog",
    },
)
def first_axis_softmax(z):
    """Return the softmax of a batch, one example per row."""
    return sl.softmax(z, axis=0)


@repairs(first_axis_softmax)
def class_axis_softmax(z):
    """Return the softmax along the classes."""
    return sl.softmax(z, axis=-1)


@exhibit(
    [[[1.0, 2.0]]],
    title="An axis left for the library to guess",
    breaks="for three axes the guess is the first one, the batch: with one sequence in "
    "it, every weight is 1",
    sign="All attention weights are 1, or a warning about an implicit dimension.",
    symptoms=("all-ones", "batch"),
    decoys=("single_unit_softmax", "whole_array_softmax"),
    seen={
        "natanielruiz/deep-head-pose #118": "met the warning, and asks which of three "
        "dimensions is meant",
        "motokimura/capsnet_pytorch PR #1": "the guess was the wrong one; with the "
        "changes, which are not of the axis alone, 99.67 % were right, not 99.51 %",
    },
)
def implicit_axis_softmax(z):
    """Return the softmax along the axis that PyTorch, with a warning, guesses."""
    axis = 0 if z.ndim in (0, 1, 3) else 1
    return sl.softmax(z, axis=axis)


@repairs(implicit_axis_softmax)
def stated_axis_softmax(z):
    """Return the softmax along the axis that the caller states: here the last."""
    return sl.softmax(z, axis=-1)


@exhibit(
    [[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]],
    title="One sum for the whole array, SciPy's default",
    breaks="the sum runs over the whole array, so each of the two rows sums to one "
    "half",
    sign="All probabilities together sum to 1. The accuracy does not change unless "
    "whole rows underflow.",
    symptoms=("not-one", "batch", "all-zeros"),
    decoys=("first_axis_softmax", "global_max_softmax"),
    seen={
        "scipy.special.softmax": "axis=None is the documented default",
        "eliben/deep-learning-samples, softmax.py": "np.max and np.sum without an "
        "axis, right for the one vector it is written for",
    },
)
def whole_array_softmax(z):
    """Return a softmax without an axis, scipy's default."""
    e = np.exp(z - np.max(z))
    return e / e.sum()


@repairs(whole_array_softmax)
def row_softmax(z):
    """Return the softmax of each row."""
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@exhibit(
    [[[0.0, 0.0], [0.0, 0.0]]],
    title="All axes after the first flattened, as in ONNX before opset 13",
    breaks="before opset 13 the operator makes one row of everything after the first "
    "axis, and normalises that",
    sign="After conversion, arrays with three axes sum to 1 over the last two "
    "together, not row by row.",
    symptoms=("elsewhere", "not-one"),
    decoys=("first_axis_softmax", "mask_after_softmax"),
    seen={
        "openvinotoolkit/openvino #37823": "read models of opset 11 and 12 by the rule "
        "of opset 13",
        "apache/tvm #19420": "the same for softmax, log-softmax and hardmax, and "
        "without a word",
        "onnx/onnx PR #2879": "changed the rule, to agree with other libraries",
    },
)
def flattened_softmax(z, axis=1):
    """Return the softmax of ONNX's operator before opset 13."""
    rows = math.prod(z.shape[:axis])
    return sl.softmax(z.reshape(rows, -1)).reshape(z.shape)


@repairs(flattened_softmax)
def unflattened_softmax(z, axis=-1):
    """Return the softmax of ONNX's operator from opset 13 on."""
    return sl.softmax(z, axis=axis)


@exhibit(
    [[0.0, 1.0], [5.0, 5.0]],
    title="Row maxima and row sums lined up with the columns",
    breaks="without keepdims a square batch subtracts and divides by other rows' "
    "numbers; other batches of several rows are refused",
    sign="One row comes out right, and batches raise a broadcasting error, except for "
    "square ones, which give wrong numbers, often above 1.",
    symptoms=("above-one", "batch", "not-one"),
    decoys=("first_axis_softmax", "misplaced_parenthesis_softmax"),
    seen={
        "triton-lang/triton #11406": "a tile of 2 by 2 had rows that summed to 0.398 "
        "and 5.449",
        "triton-lang/triton PR #11409": "keeps the axis; tiles that are not square had "
        "raised an error",
    },
)
def no_keepdims_softmax(z):
    """Return the softmax of each row of a batch, axes dropped."""
    e = np.exp(z - z.max(axis=1))
    return e / e.sum(axis=1)


@repairs(no_keepdims_softmax)
def keepdims_softmax(z):
    """Return the softmax of each row of a batch, axes kept."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
