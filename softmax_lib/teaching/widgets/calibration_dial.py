"""Stored logits under a temperature: the diagram, the NLL and the ECE."""

import math
from typing import ClassVar

import numpy as np
import traitlets

import softmax_lib as sl
from softmax_lib.teaching import stored_logits
from softmax_lib.teaching.widgets._base import BookWidget
from softmax_lib.teaching.widgets._numbers import Scale
from softmax_lib.teaching.widgets._table import static_table
from softmax_lib.teaching.widgets._text import fixed

MOST_BINS = 50


class CalibrationDial(BookWidget):
    """Sliders for temperature and bins over the logits of a fitted model.

    Parameters
    ----------
    logits : array_like of shape (n, K), optional
        Finite scores, rounded to a tenth here; by default `load_digits_logits`.
    labels : array_like of int, shape (n,), optional
        The classes that were right.
    temperature : float
        What the logits are divided by, positive.
    bins : int
        Bins of equal width, 1 to 50.

    Raises
    ------
    ValueError
        If logits and labels do not fit, or temperature or bins are out of range.

    Examples
    --------
    >>> dial = CalibrationDial([[2, 0], [2, 0], [0, 2], [2, 0]], [0, 0, 1, 1])
    >>> round(dial.best, 4)    # 2 / ln 3
    1.8205
    """

    claim = (
        "One temperature mends this model's calibration and changes no prediction; "
        "the bins change the ECE."
    )
    scales: ClassVar = {
        "temperature": Scale("temperature T", 0.51, 6.3, 0.1),
        "bins": Scale("bins", 1, 50, 1),
    }
    tenths = traitlets.List(traitlets.List(traitlets.Int())).tag(sync=True)
    labels = traitlets.List(traitlets.Int()).tag(sync=True)
    temperature = traitlets.Float(1.0).tag(sync=True)
    bins = traitlets.Int(15).tag(sync=True)

    def __init__(self, logits=None, labels=None, *, temperature=1.0, bins=15):
        if logits is None and labels is None:
            logits, labels = stored_logits.load_digits_logits()
        if logits is None or labels is None or len(logits) != len(labels):
            raise ValueError("give one row of logits for each label")
        if not (0 < temperature < math.inf and 1 <= bins <= MOST_BINS):
            raise ValueError(f"give a temperature above 0 and 1 to {MOST_BINS} bins")
        logits = np.asarray(logits, dtype=float)
        if logits.ndim != 2 or not np.isfinite(logits).all():
            raise ValueError("give finite logits of shape (n, K)")
        super().__init__(
            tenths=stored_logits.in_tenths(logits).tolist(),
            labels=[int(label) for label in labels],
            temperature=float(temperature),
            bins=int(bins),
        )

    @property
    def logits(self):
        """Scores below the largest of each row, shape (n, K)."""
        return np.array(self.tenths) / 10

    @property
    def best(self):
        """Temperature of least NLL."""
        return sl.TemperatureScaling().fit(self.logits, self.labels).temperature_

    def scores(self, temperature):
        """Return NLL, in nats, and ECE at a temperature, with the number of bins."""
        p = sl.softmax(self.logits, temperature=temperature)
        return (
            sl.negative_log_likelihood(p, self.labels),
            sl.expected_calibration_error(p, self.labels, bins=self.bins),
        )

    def sentence(self):
        """Say both scores, and where the NLL is least."""
        nll, ece = (fixed(score, 3) for score in self.scores(self.temperature))
        bins = "1 bin" if self.bins == 1 else f"{self.bins} bins"
        return (
            f"At T = {fixed(self.temperature)} the NLL is {nll} nats and the ECE "
            f"{ece}, with {bins}. The NLL is least at T = {fixed(self.best)}."
        )

    def static_answer(self):
        """Table of both scores at T, and at the best T, and the sentence."""
        heads = ["temperature T", "NLL, nats", "ECE"]
        rows = [
            (fixed(t), *(fixed(score, 3) for score in self.scores(t)))
            for t in (self.temperature, self.best)
        ]
        return (
            static_table(heads, rows) + f'<p class="sl-readout">{self.sentence()}</p>'
        )
