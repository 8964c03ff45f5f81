"""Scores of probabilities against what came true: proper ones, and the ECE."""

import numpy as np

from softmax_lib.calibration._bins import (
    bin_edges,
    bin_indices,
    bin_means,
    top_label,
)
from softmax_lib.calibration._debiased import debiased_gap, debiased_square
from softmax_lib.calibration._predictions import as_predictions, squared_distances

__all__ = ["brier_score", "expected_calibration_error", "negative_log_likelihood"]


@np.errstate(all="ignore")
def negative_log_likelihood(p, y):
    r"""Return the mean surprise at what came true, from probabilities.

    .. math:: -\frac{1}{n} \sum_i \ln p_{i, y_i}

    Parameters
    ----------
    p : array_like of shape (n, K)
        Probabilities, one row for each prediction. From logits, `cross_entropy` gives
        the same with all digits, even where a probability underflows.
    y : array_like of int, shape (n,)
        The classes that were right.

    Returns
    -------
    float
        Nats, >= 0; +inf if a class came true that had probability 0. A proper score.

    Raises
    ------
    TypeError, ValueError
        See `reliability`.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> round(sl.negative_log_likelihood([[0.5, 0.5], [0.25, 0.75]], [0, 1]), 4)
    0.4904
    """
    p, y = as_predictions(p, y)
    surprise = -np.log(p[np.arange(len(p)), y])
    return max(float(surprise.mean()), 0.0)


@np.errstate(all="ignore")
def brier_score(p, y):
    r"""Return the mean squared distance of the predictions from what came true.

    .. math:: \frac{1}{n} \sum_i \sum_k (p_{ik} - [k = y_i])^2

    Parameters
    ----------
    p : array_like of shape (n, K)
        Probabilities, one row for each prediction.
    y : array_like of int, shape (n,)
        The classes that were right.

    Returns
    -------
    float
        Between 0 and 2, without unit. A proper score.

    Raises
    ------
    TypeError, ValueError
        See `reliability`.

    Notes
    -----
    Summed over all classes, as Brier did [1]_. For two classes, many take one class
    only, which is half of it.

    References
    ----------
    .. [1] G. W. Brier, "Verification of forecasts expressed in terms of probability",
       Monthly Weather Review 78 (1950) 1-3.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.brier_score([[0.5, 0.5], [0.25, 0.75]], [0, 1])
    0.3125
    """
    p, y = as_predictions(p, y)
    return float(squared_distances(p, y).sum(axis=1).mean())


@np.errstate(all="ignore")
def expected_calibration_error(
    p, y, *, bins=15, strategy="width", norm=1, classwise=False, debias=False
):
    r"""Return the mean gap between confidence and accuracy over bins of confidence.

    .. math:: \Bigl(\sum_b \tfrac{n_b}{n}
              \bigl|\mathrm{acc}_b - \mathrm{conf}_b\bigr|^r\Bigr)^{1/r}

    Parameters
    ----------
    p : array_like of shape (n, K)
        Probabilities, one row for each prediction.
    y : array_like of int, shape (n,)
        The classes that were right.
    bins, strategy
        See `reliability`. Fewer predictions than bins leave bins empty, which count
        nothing.
    norm : {1, 2, inf}, default 1
        r: the mean gap (ECE), the root of the mean squared gap, or the largest (MCE).
    classwise : bool, default False
        Take each class's probability against its frequency, rather than the most
        probable class only, and the mean over the classes: of the gaps, or of their
        squares before the root; of the largest gaps the largest.
    debias : bool, default False
        Take off what chance alone adds, for norms 1 and 2: see Notes.

    Returns
    -------
    float
        Between 0 and 1, a difference of probabilities. 0 if what is taken off is more
        than was there.

    Raises
    ------
    TypeError, ValueError
        See `reliability`; also for a `norm` other than those named, and for the
        largest gap with `debias`.

    Notes
    -----
    An estimate, not a property of the model: it depends on bins and n, and it is
    positive for a perfect model, for gaps of either sign add up. What it would be for
    a perfect model with the same confidences: `score_if_calibrated`.

    debias takes the variance of each bin's accuracy off its squared gap for norm 2
    [1]_ (bins with a single prediction then count 0). For norm 1 it takes off how much
    larger than the observed gap the absolute gap is on average, if normal noise of that
    variance is added.

    The definition with one bin a tenth is from [2]_ (there for two classes, against
    the share of positives). Libraries differ: torchmetrics (1.9.0) gives a confidence
    of exactly 1 a bin of its own.

    References
    ----------
    .. [1] A. Kumar, P. Liang and T. Ma, "Verified uncertainty calibration", NeurIPS
       2019.
    .. [2] M. P. Naeini, G. F. Cooper and M. Hauskrecht, "Obtaining well calibrated
       probabilities using Bayesian binning", AAAI 2015.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> p = [[0.95, 0.05], [1.0, 0.0]]    # both in the last bin, one is wrong
    >>> round(sl.expected_calibration_error(p, [0, 1]), 3)
    0.475
    """
    norm = _as_norm(norm, debias)
    p, y = as_predictions(p, y)
    if classwise:
        pairs = [(p[:, k], y == k) for k in range(p.shape[1])]
    else:
        pairs = [top_label(p, y)]
    parts = [_power(*pair, bins, strategy, norm, debias) for pair in pairs]
    if norm == np.inf:
        return max(parts)
    return max(0.0, float(np.mean(parts))) ** (1 / norm)


def _as_norm(norm, debias):
    if norm == "max":
        norm = np.inf
    if norm not in (1, 2, np.inf):
        raise ValueError(f"norm must be 1, 2 or inf, not {norm!r}.")
    if debias and norm == np.inf:
        raise ValueError("the largest gap has no debiased form; pass norm=1 or 2.")
    return norm


def _power(confidence, right, bins, strategy, norm, debias):
    """Return the mean gap, or squared gap, or the largest, over the bins."""
    edges = bin_edges(confidence, bins, strategy)
    indices = bin_indices(confidence, edges)
    counts = np.bincount(indices, minlength=len(edges) - 1)
    full = counts > 0
    accuracy = bin_means(right, indices, counts)[full]
    gaps = np.abs(accuracy - bin_means(confidence, indices, counts)[full])
    counts = counts[full]
    if norm == np.inf:
        return float(gaps.max())
    if debias:
        correct = debiased_gap if norm == 1 else debiased_square
        return float(counts @ correct(gaps, accuracy, counts)) / counts.sum()
    return float(counts @ gaps**norm) / counts.sum()
