"""A file to try: logits of 1000 handwritten digits that a model had not seen."""

import numpy as np

from softmax_lib.teaching.stored_logits import load_mnist_logits


def write_example(path):
    """Write a CSV file of ten logits a line, and the digit that was written.

    They come from a logistic regression that is too sure of itself
    (softmax_lib.teaching.stored_logits).

    Parameters
    ----------
    path : path-like
        Where to write it.

    Returns
    -------
    path-like
        The same.
    """
    _, _, z, y = load_mnist_logits()
    np.savetxt(
        path,
        np.column_stack([z, y]),
        fmt=["%.1f"] * 10 + ["%d"],
        delimiter=",",
        header=",".join([*(f"logit_{k}" for k in range(10)), "label"]),
        comments="",
    )
    return path
