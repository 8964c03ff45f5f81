"""A calibration error of whole predictions, without bins and without bias."""

import numpy as np

from softmax_lib._arguments import as_number
from softmax_lib.calibration._predictions import as_predictions

__all__ = ["kernel_calibration_error"]

PAIRS = 2**20  # looked at together: 8 MB for each array of them


@np.errstate(all="ignore")
def kernel_calibration_error(p, y, *, width=None):
    r"""Return an unbiased estimate of the squared kernel calibration error.

    .. math:: \frac{1}{n(n-1)} \sum_{i \ne j} e^{-\lVert p_i - p_j \rVert / w}\,
              (o_i - p_i) \cdot (o_j - p_j)

    where :math:`o_i` is 1 at the class that was right and 0 elsewhere: positive if
    predictions that are near each other miss in the same direction.

    Parameters
    ----------
    p : array_like of shape (n, K)
        At least two predictions, a row each.
    y : array_like of int, shape (n,)
        The classes that were right.
    width : float, optional
        w, a Euclidean distance between predictions: how near is near. Without it, the
        mean distance of two of the predictions.

    Returns
    -------
    float
        A difference of probabilities, squared: at most 2 in size. Its mean over many
        samples is 0 for a model that is calibrated in full and, for a given `width`,
        positive for any other; so a calibrated model's is often negative. What chance
        allows: `calibration_test`.

    Raises
    ------
    TypeError, ValueError
        See `reliability`; also for a single prediction, and a width that is not
        positive.

    Notes
    -----
    The unbiased estimator of quadratic cost of [1]_, with a Laplacian kernel times the
    identity. Time grows with n², memory with n.

    References
    ----------
    .. [1] D. Widmann, F. Lindsten and D. Zachariah, "Calibration tests in multi-class
       classification: a unifying framework", NeurIPS 2019.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> p = [[0.6, 0.3, 0.1]] * 10
    >>> swapped = [0] * 6 + [1] * 1 + [2] * 3    # 10 % cats and 30 % boats came
    >>> round(sl.kernel_calibration_error(p, swapped), 4)    # (8 - 6.2) / 90
    0.02
    """
    p, y = as_predictions(p, y)
    if len(p) < 2:
        raise ValueError("p holds one prediction; pairs of them need at least two.")
    missed = -p
    missed[np.arange(len(p)), y] += 1
    pairs = len(p) * (len(p) - 1)
    if width is None:
        width = sum(d.sum() for _, d in _distances(p)) / pairs or 1.0
    elif not 0 < as_number(width, "width") < np.inf:
        raise ValueError(f"width must be positive and finite, not {width}.")
    total = -(missed**2).sum()  # each with itself, at distance 0
    for rows, distances in _distances(p):
        total += (np.exp(-distances / width) * (missed[rows] @ missed.T)).sum()
    return float(total / pairs)


def _distances(p):
    """Yield slices of rows, and their distances to all rows."""
    squares = (p**2).sum(axis=1)
    step = max(1, PAIRS // len(p))
    for start in range(0, len(p), step):
        rows = slice(start, start + step)
        square = squares[rows, None] + squares - 2 * p[rows] @ p.T
        square[np.arange(len(square)), np.arange(start, start + len(square))] = 0
        yield rows, np.sqrt(np.maximum(square, 0))
