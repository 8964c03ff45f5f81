"""Accuracy, losses and calibration error, each with its interval, in one table.

A resampled score needs a few numbers of each row, not its K probabilities: so 100 000
rows of 100 classes take seconds.
"""

from dataclasses import dataclass, replace

import numpy as np

import softmax_lib as sl
from softmax_lib.calibration._interval import central_interval, interval_of_one_more
from softmax_lib.teaching.progress import told
from softmax_lib.teaching.tables import table

BINS, LEVEL, DRAWS = 15, 0.95, 500
PIECE = 10_000  # rows that are looked at together
SCORES = {
    "accuracy": "accuracy",
    "negative log-likelihood": "negative_log_likelihood",
    "Brier score": "brier_score",
    "ECE": "expected_calibration_error",
}


@dataclass(frozen=True, eq=False)
class Rows:
    """What each prediction adds to the scores; all of shape (n,).

    Attributes
    ----------
    confidence : ndarray
        Of the most probable class.
    place : ndarray of int
        The bin that it falls into.
    right : ndarray of bool
        Whether that class came true.
    surprise : ndarray
        -log p of what came true, in nats.
    square : ndarray
        Squared distance from what came true.
    """

    confidence: np.ndarray
    place: np.ndarray
    right: np.ndarray
    surprise: np.ndarray
    square: np.ndarray

    def __len__(self):
        return len(self.right)

    def take(self, rows):
        """Return some of the rows, in any order, as often as they are named."""
        return Rows(*(column[rows] for column in vars(self).values()))

    def drawn(self, rng):
        """Return these rows with outcomes drawn from their confidences."""
        came_true = rng.random(len(self)) < self.confidence
        return replace(self, right=came_true)

    def scores(self):
        """Return the scores of these rows, in the order of `SCORES`."""
        place = self.place
        sums = sl.CalibrationSums(
            np.bincount(place, minlength=BINS),
            np.bincount(place, weights=self.confidence, minlength=BINS),
            np.bincount(place[self.right], minlength=BINS),
            float(self.surprise.sum()),
            float(self.square.sum()),
        )
        return np.array([getattr(sums, name) for name in SCORES.values()])


@np.errstate(all="ignore")
def rows_of(z, y, temperature=1.0):
    """Return what each prediction softmax(z / temperature) adds to the scores.

    Parameters
    ----------
    z : ndarray of shape (n, K)
        Logits.
    y : ndarray of int, shape (n,)
        What came true.
    temperature : float
        What the logits are divided by.
    """
    pieces = []
    for start in told("Scoring each row", range(0, len(z), PIECE)):
        some, truth = z[start : start + PIECE], y[start : start + PIECE]
        p = sl.softmax(some, temperature=temperature)
        each = np.arange(len(p))
        winner = p.argmax(axis=1)
        confidence = p[each, winner]
        place = np.searchsorted(np.arange(1, BINS) / BINS, confidence)
        log_p = sl.log_softmax(some, temperature=temperature)[each, truth]
        square = (p**2).sum(axis=1) - 2 * p[each, truth] + 1
        pieces.append((confidence, place, winner == truth, -log_p, square))
    return Rows(*map(np.concatenate, zip(*pieces, strict=True)))


@dataclass(frozen=True, eq=False, repr=False)
class Examination:
    """What `examine` found; shown, it is a table.

    Attributes
    ----------
    rows, classes : int
        Shape of the predictions.
    confidence : float
        Mean confidence.
    value, low, high : dict of str to float
        Each score and its bootstrap interval.
    null : dict of str to (float, float)
        Where accuracy and ECE would lie if the model were calibrated.
    p_value : float
        How often a calibrated model has an ECE at least as large.
    """

    rows: int
    classes: int
    confidence: float
    value: dict
    low: dict
    high: dict
    null: dict
    p_value: float

    def _table(self):
        level = f"{LEVEL:.0%}"
        heads = ("score", "value", f"{level} interval", f"{level} if calibrated")
        lines = [
            (
                name,
                f"{self.value[name]:.4f}",
                f"{self.low[name]:.4f} to {self.high[name]:.4f}",
                "{:.4f} to {:.4f}".format(*self.null[name])
                if name in self.null
                else "",
            )
            for name in SCORES
        ]
        return table(heads, lines)

    def __repr__(self):
        return repr(self._table())

    def _repr_html_(self):
        return self._table()._repr_html_()


def examine(predictions, *, rng, draws=DRAWS):
    """Return accuracy, losses and calibration error with what chance does to them.

    Parameters
    ----------
    predictions : Predictions
        What was predicted, and what came true.
    rng : numpy.random.Generator
        Source of all that is drawn.
    draws : int
        How often each score is computed on resampled rows, and on drawn outcomes.

    Returns
    -------
    Examination
        The intervals are those of `bootstrap_interval`. If calibrated: outcomes are
        drawn from the confidences, as in `score_if_calibrated`.
    """
    rows = rows_of(predictions.z, predictions.y)
    value = rows.scores()
    n = len(rows)
    resampled = [
        rows.take(rng.integers(n, size=n)).scores()
        for _ in told("Resampling rows", range(draws))
    ]
    by_chance = np.array(
        [
            rows.drawn(rng).scores()
            for _ in told("Drawing outcomes of a calibrated model", range(draws))
        ]
    )
    low, high = central_interval(resampled, LEVEL)
    ends = np.transpose(interval_of_one_more(by_chance, LEVEL))
    ece = list(SCORES).index("ECE")
    alike = by_chance[:, ece] >= value[ece] - 1e-12
    return Examination(
        *predictions.p.shape,
        float(rows.confidence.mean()),
        _named(value),
        _named(low),
        _named(high),
        {name: tuple(ends[list(SCORES).index(name)]) for name in ("accuracy", "ECE")},
        (1 + int(alike.sum())) / (1 + draws),
    )


def _named(values):
    return dict(zip(SCORES, map(float, values), strict=True))


def bins(curve):
    """Return the bins of a reliability diagram as a table.

    Parameters
    ----------
    curve : Reliability
        Result of `softmax_lib.reliability` with an ``rng``.
    """
    lines = [
        (
            f"{curve.edges[b]:.2f} to {curve.edges[b + 1]:.2f}",
            str(curve.counts[b]),
            f"{curve.confidence[b]:.3f}",
            f"{curve.accuracy[b]:.3f}",
            f"{curve.low[b]:.3f} to {curve.high[b]:.3f}",
            ("outside", "inside")[
                int(curve.low[b] <= curve.accuracy[b] <= curve.high[b])
            ],
        )
        for b in np.flatnonzero(curve.counts)
    ]
    heads = (
        "confidence",
        "rows",
        "mean confidence",
        "accuracy",
        "if calibrated",
        "band",
    )
    return table(heads, lines)
