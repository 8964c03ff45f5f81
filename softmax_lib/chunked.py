"""Cross-entropy over many classes, whose logits are never in memory at once."""

import numpy as np

from softmax_lib._arguments import as_logits, compute_dtype
from softmax_lib._reduction import check_reduction, reduced
from softmax_lib._targets import as_labels
from softmax_lib.streaming import LogSumExp, chunks

__all__ = ["cross_entropy_chunked"]


@np.errstate(all="ignore")
def cross_entropy_chunked(hidden, projection, y, *, chunk=4096, reduction="mean"):
    r"""Return ``cross_entropy(hidden @ projection, y)``, some classes at a time.

    A language model's last layer turns a few hundred features into a logit for each
    of tens of thousands of tokens: the logits are by far its largest array. Their
    log-sum-exp needs a state of two numbers per row only.

    Parameters
    ----------
    hidden : array_like, shape (..., D)
        Features.
    projection : array_like, shape (D, K)
        Weights; ``hidden @ projection`` would be the logits, in nats.
    y : array_like of int, shape (...)
        Labels, from 0 to K - 1.
    chunk : int, default 4096
        How many classes are looked at together.
    reduction : {"mean", "sum", "none"}, default "mean"
        Mean over the rows, their sum, or one loss for each row.

    Returns
    -------
    scalar, or an ndarray of the shape of `y` if `reduction` is "none"
        Nats, >= 0; with the conventions of `cross_entropy` for infinities, NaN and
        no rows.

    Raises
    ------
    TypeError
        If an array does not hold real numbers, labels or `chunk` are no integers.
    ValueError
        If the shapes do not fit, a label is no class, or an option is out of range.

    Notes
    -----
    Takes about four times rows x `chunk` numbers of memory, whatever `K` is. The
    chunks' states are merged as in [1]_. The matrix products are BLAS's: the last
    bits of a row may depend on how many rows there are, and on `chunk`.

    References
    ----------
    .. [1] M. Milakov and N. Gimelshein, "Online normalizer calculation for
       softmax", arXiv:1805.02867, 2018.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> rng = np.random.default_rng(8)
    >>> hidden, projection = rng.normal(size=(5, 8)), rng.normal(size=(8, 1000))
    >>> y = np.arange(5)
    >>> in_parts = sl.cross_entropy_chunked(hidden, projection, y, chunk=100)
    >>> bool(np.isclose(in_parts, sl.cross_entropy(hidden @ projection, y)))
    True
    """
    check_reduction(reduction)
    hidden, projection = (
        as_logits(hidden, "hidden"),
        as_logits(projection, "projection"),
    )
    labels = _checked_labels(hidden, projection, y)
    dtype = np.result_type(hidden, projection)
    hidden = hidden.astype(compute_dtype(dtype), copy=False)
    state = LogSumExp.of(hidden[..., :0])
    right = np.zeros_like(state.max)
    for part in chunks(projection.shape[-1], chunk):
        z = hidden @ projection[:, part].astype(hidden.dtype, copy=False)
        state = state.merge(LogSumExp.of(z))
        here = (labels >= part.start) & (labels < part.stop)
        index = np.where(here, labels - part.start, 0)[..., None]
        right = np.where(here, np.take_along_axis(z, index, axis=-1)[..., 0], right)
    losses = (state.max - right) + np.log1p(state.rest)
    limit = np.where(state.rest > 0, np.nan, np.where(right == np.inf, 0, np.inf))
    return reduced(np.where(state.max == np.inf, limit, losses), dtype, reduction)


def _checked_labels(hidden, projection, y):
    if hidden.ndim < 1 or projection.ndim != 2:
        raise ValueError(
            f"hidden has shape {hidden.shape} and projection {projection.shape}; "
            "they must be (..., D) and (D, K)."
        )
    if hidden.shape[-1] != projection.shape[0]:
        raise ValueError(
            f"hidden has {hidden.shape[-1]} features and projection takes "
            f"{projection.shape[0]}; if its rows are classes pass projection.T."
        )
    if np.shape(y) != hidden.shape[:-1]:
        raise ValueError(
            f"y has shape {np.shape(y)}; there is one label for each row of hidden: "
            f"{hidden.shape[:-1]}."
        )
    return as_labels(y, projection.shape[1])[0]
