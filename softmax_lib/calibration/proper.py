"""A proper score in parts: what recalibration could recover, and what it could not."""

from dataclasses import dataclass

import numpy as np

from softmax_lib._arguments import ROWS, refuse_masked
from softmax_lib.calibration._predictions import as_predictions

__all__ = ["ScoreDecomposition", "score_decomposition"]

SCORES = ("nll", "brier")


@dataclass(frozen=True)
class ScoreDecomposition:
    """Parts of a proper score; see `score_decomposition`.

    Attributes
    ----------
    reliability : float
        What saying each group's frequencies would recover: 0 if calibrated.
    resolution : float
        What knowing the groups earns over the frequencies of the classes.
    uncertainty : float
        The score of always predicting the frequencies of the classes.
    within : float
        What differs inside groups: 0 where a group's predictions are all the same.
    """

    reliability: float
    resolution: float
    uncertainty: float
    within: float

    @property
    def score(self):
        """The score itself, to rounding."""
        return self.reliability - self.resolution + self.uncertainty + self.within


@np.errstate(all="ignore")
def score_decomposition(p, y, *, score="nll", groups=None):
    r"""Return the parts that a strictly proper score of whole predictions is made of.

    .. math:: \text{score} = \overline{d(\bar p_g, \bar o_g)} - \overline{d(\bar o,
              \bar o_g)} + H(\bar o) + \text{within}

    where :math:`\bar p_g` is the mean prediction of a group, :math:`\bar o_g` what came
    true in it, :math:`\bar o` what came true overall, d(f, o) what f costs more than o
    where o is the truth, and H what the truth itself costs.

    Parameters
    ----------
    p : array_like of shape (n, K)
        Probabilities, a row a prediction.
    y : array_like of int, shape (n,)
        The classes that were right.
    score : {"nll", "brier"}, default "nll"
        `negative_log_likelihood`, with d the Kullback-Leibler divergence KL(o, f) and
        H the entropy, in nats; or `brier_score`, with d the squared distance and H
        the Gini impurity.
    groups : array_like of int, shape (n,), optional
        Which rows are taken together. Without it those that say the same of all
        classes: right for a model with few different answers. A group of one row has
        that row's label for its truth, so that many small groups overstate both
        reliability and resolution.

    Returns
    -------
    ScoreDecomposition
        reliability, resolution, uncertainty, within, and their sum, score.

    Raises
    ------
    TypeError, ValueError
        See `reliability`; also for an unknown score, or groups of another length.

    Notes
    -----
    Any strictly proper score has these parts [1]_; for the Brier score they are
    Murphy's. The reliability is 0 only for predictions that are calibrated in full. It
    is what the best recalibration recovers on these rows: the one that says
    :math:`\bar o_g` where it said p. `brier_decomposition` does the same for each
    class by itself, with bins, and so sees class-wise calibration alone.

    References
    ----------
    .. [1] J. Bröcker, "Reliability, sufficiency, and the decomposition of proper
       scores", Quarterly Journal of the Royal Meteorological Society 135 (2009)
       1512-1519.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> p = [[0.8, 0.2], [0.8, 0.2], [0.5, 0.5], [0.5, 0.5]]
    >>> parts = sl.score_decomposition(p, [0, 0, 0, 1])
    >>> round(parts.reliability, 4), round(parts.resolution, 4)    # -ln(0.8) / 2
    (0.1116, 0.2158)
    >>> round(parts.score, 4) == round(sl.negative_log_likelihood(p, [0, 0, 0, 1]), 4)
    True
    """
    if score not in SCORES:
        raise ValueError(f"score must be one of {SCORES}, not {score!r}.")
    p, y = as_predictions(p, y)
    divergence, entropy = _NLL if score == "nll" else _BRIER
    members = _group_numbers(p, groups)
    labels = np.zeros_like(p)
    labels[np.arange(len(p)), y] = 1
    came_true = _group_means(labels, members)
    said = p if groups is None else _group_means(p, members)
    own, of_group = divergence(p, labels), divergence(said, labels)
    overall = labels.mean(axis=0)
    parts = (
        divergence(said, came_true),
        divergence(overall, came_true),
        entropy(overall),
        np.where(own == of_group, 0.0, own - of_group),  # also where both are inf
    )
    return ScoreDecomposition(*(float(part.mean()) for part in parts))


def _group_numbers(p, groups):
    """Return the number of each row's group, 0 to G - 1."""
    if groups is None:
        return np.unique(p, axis=0, return_inverse=True)[1].ravel()
    refuse_masked(groups, "groups", ROWS)
    groups = np.asarray(groups)
    if groups.shape != (len(p),):
        raise ValueError(
            f"groups has shape {groups.shape}; {len(p)} predictions need ({len(p)},)."
        )
    if groups.dtype.kind not in "iu":
        raise TypeError(f"groups must be integers, not {groups.dtype}.")
    return np.unique(groups, return_inverse=True)[1]


def _group_means(rows, members):
    """Return for each row the mean of its group, shape (n, K)."""
    sums = np.zeros((members.max() + 1, rows.shape[1]))
    np.add.at(sums, members, rows)
    return (sums / np.bincount(members)[:, None])[members]


def _kl(said, true):
    return np.where(true > 0, true * np.log(true / said), 0.0).sum(axis=-1)


def _shannon(true):
    return -np.where(true > 0, true * np.log(true), 0.0).sum()


def _squares(said, true):
    return ((said - true) ** 2).sum(axis=-1)


def _gini(true):
    return (true * (1 - true)).sum()


_NLL = _kl, _shannon
_BRIER = _squares, _gini
