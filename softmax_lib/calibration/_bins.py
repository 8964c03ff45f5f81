"""Bins of confidence: right-closed, with 0 in the first and 1 in the last."""

import numpy as np

from softmax_lib._arguments import as_count

STRATEGIES = ("width", "mass")


def check_strategy(strategy):
    """Refuse any but the two strategies."""
    if strategy not in STRATEGIES:
        raise ValueError(f"strategy must be one of {STRATEGIES}, not {strategy!r}.")


def bin_edges(confidence, bins, strategy):
    """Return edges from 0 to 1: of equal width, or with as many predictions each.

    Equal values stay together, so "mass" may give fewer bins than asked for.
    """
    check_strategy(strategy)
    steps = np.arange(as_count(bins, "bins") + 1)
    if strategy == "width":
        return steps / bins
    # The last of each bin, counted in integers: 9 / 14 of 42 is 27, in floats more.
    ranks = -(-steps[1:-1] * len(confidence) // bins)
    inner = np.sort(confidence)[ranks - 1]
    last = min(confidence.max(), 1.0)  # rounded rows hold more than 1
    inner = np.unique(inner[(inner > 0) & (inner < last)])
    return np.concatenate([[0.0], inner, [1.0]])


def bin_indices(confidence, edges):
    """Return the bin of each value: edges[i] < value <= edges[i + 1]."""
    return np.searchsorted(edges[1:-1], confidence, side="left")


def bin_means(values, indices, counts):
    """Return the mean of `values` in each bin, NaN where it is empty: 0 / 0.

    The caller ignores floating-point flags.
    """
    return np.bincount(indices, weights=values, minlength=len(counts)) / counts


def top_label(p, y):
    """Return the confidence of each prediction, and whether it is right."""
    winner = p.argmax(axis=1)
    return p[np.arange(len(p)), winner], winner == y
