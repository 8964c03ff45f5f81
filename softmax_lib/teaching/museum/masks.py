"""Exhibits that leave something out, or cannot."""

import numpy as np

import softmax_lib as sl

from .registry import exhibit, repairs


@exhibit(
    [3.0, 1.0, 2.0],
    [False, False, False],
    title="A large negative number as a mask",
    breaks="a row with nothing allowed gets equal shares; in float16, -1e9 is -inf and "
    "the row NaN",
    sign="In half precision NaN or an overflow error; in float32 equal weights on what "
    "was masked.",
    symptoms=("masked", "uniform", "nan"),
    decoys=("mask_after_softmax", "empty_row_softmax"),
    seen={
        "NVIDIA/apex #1105": "−1e10 cannot be converted to half precision",
        "google/flax #982": "masked attention in float16 gave NaN",
        "ml-explore/mlx #2395": "a query that might see nothing got neither zeros nor "
        "NaN",
    },
)
def large_negative_mask_softmax(z, allowed):
    """Return the softmax of the allowed scores, the others at -1e9."""
    z = np.where(allowed, z, np.asarray(-1e9).astype(np.asarray(z).dtype))
    e = np.exp(z - np.max(z))
    return e / e.sum()


@repairs(large_negative_mask_softmax)
def masked_or_zeros(z, allowed):
    """Return the softmax of the allowed scores, and zeros where there are none."""
    if not np.any(allowed):
        return np.zeros_like(z)
    return sl.softmax(z, where=allowed)


@exhibit(
    [-np.inf, -np.inf],
    title="A row in which everything is masked",
    breaks="the maximum is −∞, and −∞ − (−∞) is NaN: nobody said what an empty row "
    "should give",
    sign="NaN for padded or empty sequences, and from there in every gradient.",
    symptoms=("nan",),
    decoys=("large_negative_mask_softmax", "infinite_score_softmax"),
    seen={
        "pytorch/pytorch PR #131060": "after years of requests, a softmax that returns "
        "zeros for such a row, made for attention",
        "tracel-ai/burn #4694": "two masks that together left a row nothing",
        "iree-org/iree #24175": "NaN where PyTorch returns zeros",
    },
)
def empty_row_softmax(z):
    """Return the shifted softmax of scores of which −∞ marks what is masked."""
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@repairs(empty_row_softmax)
def zeros_if_empty(z):
    """Return the softmax, and zeros for a row with nothing left."""
    empty = np.isneginf(z).all(axis=-1, keepdims=True)
    safe = np.where(empty, 0.0, z)  # no NaN on the way
    return np.where(empty, 0.0, sl.softmax(safe))


@exhibit(
    [3.0, 1.0, 2.0],
    [True, True, False],
    title="Masked after the softmax, and not normalised again",
    breaks="what is masked away was part of the sum, and the rest no longer sums to 1",
    sign="Sums below 1 in masked rows only; averages that shrink with the mask.",
    symptoms=("not-one",),
    decoys=("large_negative_mask_softmax", "whole_array_softmax"),
    seen={
        "lucidrains/memory-compressed-attention #2": "a reader asks about the order; "
        "the author mends it",
        "huggingface/pytorch-image-models PR #2236": "a vision transformer that masked "
        "after its softmax",
    },
)
def mask_after_softmax(z, allowed):
    """Return the softmax of all scores, then zeros for what is not allowed."""
    e = np.exp(z - np.max(z))
    return np.where(allowed, e / e.sum(), 0)


@repairs(mask_after_softmax)
def mask_before_softmax(z, allowed):
    """Return the softmax of the allowed scores."""
    return sl.softmax(np.where(allowed, z, -np.inf))


@exhibit(
    [-20.0, -20.0],
    title="A head that cannot say “none of these”",
    called="weights",
    breaks="softmax spends its whole unit whatever the scores: two keys that do not "
    "match at all get one half each",
    sign="Much weight on a first or an empty token: attention sinks.",
    symptoms=("attention", "uniform"),
    decoys=("large_negative_mask_softmax", "mask_after_softmax"),
    seen={
        "Miller 2023, “Attention is off by one”": "adds 1 to the sum, so that a head "
        "may say nothing",
        "arXiv 2309.17453": "Xiao and others: trained models make sinks of their first "
        "tokens",
    },
)
def forced_attention(z):
    """Return the attention weights of one query."""
    return sl.softmax(z)


@repairs(forced_attention)
def optional_attention(z):
    """Return the weights beside one more key, of score 0 and without a value."""
    nothing = np.zeros((*z.shape[:-1], 1))
    return sl.softmax(np.concatenate([z, nothing], axis=-1))[..., :-1]
