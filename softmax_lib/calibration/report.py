"""All scores of a model in one table, each beside those of a calibrated model."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from softmax_lib._arguments import as_count, as_generator
from softmax_lib.calibration._bins import top_label
from softmax_lib.calibration._interval import interval_of_one_more
from softmax_lib.calibration._predictions import (
    as_level,
    as_predictions,
)
from softmax_lib.calibration.chance import bootstrap_interval, score_if_calibrated
from softmax_lib.calibration.reliability import Reliability, reliability
from softmax_lib.calibration.scores import (
    brier_score,
    expected_calibration_error,
    negative_log_likelihood,
)
from softmax_lib.calibration.smooth import smooth_calibration_error

__all__ = ["CalibrationReport", "ScoreReport", "calibration_report"]


@dataclass(frozen=True)
class ScoreReport:
    """A score, its interval, and that of a calibrated model; see `calibration_report`.

    Attributes
    ----------
    value : float
        The score.
    low, high : float
        Its bootstrap interval.
    calibrated_low, calibrated_high : float
        Where it would lie for a perfectly calibrated model, at least as often as the
        level says.
    """

    value: float
    low: float
    high: float
    calibrated_low: float
    calibrated_high: float


@dataclass(frozen=True, eq=False)
class CalibrationReport:
    """What `calibration_report` found; printed, it is a table.

    Attributes
    ----------
    rows, classes : int
        Shape of the predictions.
    accuracy, confidence : float
        Share of right predictions, and their mean confidence.
    level : float
        Of the intervals.
    scores : dict of str to ScoreReport
        By name.
    reliability : Reliability
        The curve of confidences, with its null band.
    """

    rows: int
    classes: int
    accuracy: float
    confidence: float
    level: float
    scores: dict[str, ScoreReport]
    reliability: Reliability

    def __repr__(self):
        lines = [
            f"{self.rows} predictions, {self.classes} classes: accuracy "
            f"{self.accuracy:.3f}, mean confidence {self.confidence:.3f}",
            f"{'':25}{'score':>7}{f'{self.level:.0%} interval':>18}"
            f"{'if calibrated':>18}",
        ]
        for name, score in self.scores.items():
            interval = f"{score.low:.3f} to {score.high:.3f}"
            null = f"{score.calibrated_low:.3f} to {score.calibrated_high:.3f}"
            lines.append(f"{name:25}{score.value:7.3f}{interval:>18}{null:>18}")
        return "\n".join(lines)


def calibration_report(p, y, *, rng, bins=15, level=0.95, draws=200):
    """Return every score of the predictions `p`, and their reliability curve.

    Parameters
    ----------
    p : array_like of shape (n, K)
        Probabilities, one row for each prediction; from logits, ``softmax(z)``.
    y : array_like of int, shape (n,)
        The classes that were right.
    rng : numpy.random.Generator
        Source of all that is drawn, for example ``np.random.default_rng(7)``.
    bins : int, default 15
        Number of bins.
    level : float, default 0.95
        Of the intervals, and of the null band in each bin.
    draws : int, default 200
        How often each score is computed on resampled rows, and on drawn labels.

    Returns
    -------
    CalibrationReport
        Its repr is the table: each score, its bootstrap interval, and where it would
        lie if the model were perfectly calibrated. A score outside the last is more
        than chance; an ECE above 0 is not.

    Raises
    ------
    TypeError, ValueError
        See `reliability`.

    Notes
    -----
    The bootstrap interval of a binned error lies too high near calibration; see
    `bootstrap_interval`.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> p, y = np.tile([0.9, 0.1], (200, 1)), np.repeat([0, 1], [150, 50])
    >>> report = sl.calibration_report(p, y, rng=np.random.default_rng(7))
    >>> print(str(report).splitlines()[0])
    200 predictions, 2 classes: accuracy 0.750, mean confidence 0.900
    >>> round(report.scores["ECE"].value, 4)
    0.15
    >>> report.scores["ECE"].value > report.scores["ECE"].calibrated_high
    True
    """
    p, y = as_predictions(p, y)
    draws, level = as_count(draws, "draws"), as_level(level)
    generator = as_generator(rng)
    confidence, right = top_label(p, y)
    curve = reliability(p, y, bins=bins, rng=generator, level=level)
    scores = {}
    for name, score in _scores(bins).items():
        interval = bootstrap_interval(
            score, p, y, rng=generator, level=level, draws=draws
        )
        null = score_if_calibrated(score, p, rng=generator, draws=draws)
        ends = interval_of_one_more(null, level).tolist()
        scores[name] = ScoreReport(score(p, y), *interval, *ends)
    share, mean = float(right.mean()), float(confidence.mean())
    return CalibrationReport(*p.shape, share, mean, level, scores, curve)


def _scores(bins):
    ece = partial(expected_calibration_error, bins=bins)
    return {
        "ECE": ece,
        "ECE, equal mass": partial(ece, strategy="mass"),
        "ECE, debiased": partial(ece, strategy="mass", debias=True),
        "ECE, class-wise": partial(ece, classwise=True),
        "largest gap": partial(ece, norm=np.inf),
        "smooth error": smooth_calibration_error,
        "Brier score": brier_score,
        "negative log-likelihood": negative_log_likelihood,
    }
