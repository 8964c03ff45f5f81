"""A temperature, found on one half of the rows and judged on the other."""

import warnings
from dataclasses import dataclass

import numpy as np

import softmax_lib as sl
from softmax_lib.calibration._interval import central_interval, interval_of_one_more
from softmax_lib.teaching.progress import tell, told
from softmax_lib.teaching.tables import table
from softmax_lib.teaching.your_logits.examination import (
    DRAWS,
    LEVEL,
    SCORES,
    rows_of,
)

JUDGED = tuple(name for name in SCORES if name != "accuracy")  # T changes no winner


@dataclass(frozen=True, eq=False, repr=False)
class Rescaled:
    """What `rescale` found; shown, it is a table.

    Attributes
    ----------
    temperature : float or None
        T of the first half; None if there is none.
    fitted, judged : int
        Rows of each half.
    before, after : dict of str to float
        Scores of the second half.
    low, high : dict of str to float
        Interval of after - before.
    null : (float, float)
        Where the ECE after would lie if the model were then calibrated.
    warning : str
        What was odd about the fit, or "".
    """

    temperature: float | None
    fitted: int
    judged: int
    before: dict
    after: dict
    low: dict
    high: dict
    null: tuple
    warning: str

    def _table(self):
        if self.temperature is None:
            return table(("temperature", "why"), [("none", self.warning)])
        heads = (
            f"judged on {self.judged} rows",
            "T = 1",
            f"T = {self.temperature:.4g}",
            f"difference, {LEVEL:.0%} interval",
        )
        lines = [
            (
                name,
                f"{self.before[name]:.4f}",
                f"{self.after[name]:.4f}",
                f"{self.low[name]:+.4f} to {self.high[name]:+.4f}",
            )
            for name in JUDGED
        ]
        return table(heads, lines)

    def __repr__(self):
        return repr(self._table())

    def _repr_html_(self):
        return self._table()._repr_html_()


def rescale(predictions, *, rng, draws=DRAWS):
    """Return the temperature of one half of the rows, judged on the other half.

    Parameters
    ----------
    predictions : Predictions
        What was predicted, and what came true.
    rng : numpy.random.Generator
        Source of the halves and of the resampled rows.
    draws : int
        How often the scores are computed on resampled rows.

    Returns
    -------
    Rescaled
        The intervals are those of `difference_interval`: both models are scored on
        the same resampled rows.
    """
    order = rng.permutation(len(predictions.y))
    one, other = np.sort(order[: len(order) // 2]), np.sort(order[len(order) // 2 :])
    tell("Finding the temperature", 0)
    temperature, warning = _fitted(predictions.z[one], predictions.y[one])
    tell("Finding the temperature", 1)
    if temperature is None:
        return Rescaled(None, len(one), len(other), {}, {}, {}, {}, (), warning)
    z, y = predictions.z[other], predictions.y[other]
    before, after = rows_of(z, y), rows_of(z, y, temperature)
    differences, by_chance = [], []
    for _ in told("Judging the temperature", range(draws)):
        rows = rng.integers(len(other), size=len(other))
        differences.append(after.take(rows).scores() - before.take(rows).scores())
        by_chance.append(after.drawn(rng).scores()[-1])
    low, high = central_interval(np.array(differences), LEVEL)
    return Rescaled(
        temperature,
        len(one),
        len(other),
        *map(_named, (before.scores(), after.scores(), low, high)),
        tuple(interval_of_one_more(by_chance, LEVEL).tolist()),
        warning,
    )


def _fitted(z, y):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            scaling = sl.TemperatureScaling().fit(z, y)
        except ValueError as error:
            return None, str(error)
    return scaling.temperature_, " ".join(str(one.message) for one in caught)


def _named(values):
    named = dict(zip(SCORES, map(float, values), strict=True))
    return {name: named[name] for name in JUDGED}
