"""From the losses of many examples to one number."""

import numpy as np

REDUCTIONS = ("mean", "sum", "none")


def check_reduction(reduction):
    """Refuse a `reduction` that is none of the three."""
    if reduction not in REDUCTIONS:
        raise ValueError(
            f'reduction must be "mean", "sum" or "none", not {reduction!r}.'
        )


def reduced(losses, dtype, reduction, total=None):
    """Return `losses`, their sum, or their sum over `total`, as `dtype`.

    `total` is the weight that the losses carry together, their number if it is not
    given. Where it is 0 nothing was asked, and the mean is 0.
    """
    if reduction == "none":
        return losses.astype(dtype, copy=False)[()]
    loss = np.sum(losses, dtype=np.promote_types(losses.dtype, np.float64))
    if reduction == "mean":
        total = losses.size if total is None else total
        loss = loss / total if total else loss * 0
    return loss.astype(dtype)
