"""Three scores on a ladder: their differences are log-odds, their level is nothing."""

import math
from html import escape
from typing import ClassVar

import traitlets

import softmax_lib as sl
from softmax_lib.teaching.widgets._base import BookWidget
from softmax_lib.teaching.widgets._numbers import Scale
from softmax_lib.teaching.widgets._table import static_table
from softmax_lib.teaching.widgets._text import fixed, percent, times

BORDERLINE = {"setosa": -3.58, "versicolor": 1.67, "virginica": 1.91}


class OddsLadder(BookWidget):
    """Sliders for three scores beside their odds and their place in the simplex.

    Parameters
    ----------
    labels : sequence of str, optional
        Names of the three classes; by default the species of iris.
    logits : sequence of float, optional
        One finite score per label; by default those of a borderline flower.
    shift : float
        The constant that is added to every score.

    Raises
    ------
    ValueError
        If there are not three classes with one finite score each.

    Examples
    --------
    >>> ladder = OddsLadder(labels=["a", "b", "c"], logits=[0.7, 1.5, 4.8])
    >>> ladder.probabilities.round(4).tolist()
    [0.0157, 0.035, 0.9493]
    """

    claim = (
        "One point of lead is a factor of e in the odds; a constant added to all "
        "scores is nothing."
    )
    scales: ClassVar = {
        "logits": Scale("score", -8, 8, 0.1),
        "shift": Scale("constant c", -8, 8, 0.1),
    }
    labels = traitlets.List(traitlets.Unicode()).tag(sync=True)
    logits = traitlets.List(traitlets.Float()).tag(sync=True)
    shift = traitlets.Float(0.0).tag(sync=True)

    def __init__(self, labels=None, logits=None, *, shift=0.0):
        if labels is None and logits is None:
            labels, logits = BORDERLINE.keys(), BORDERLINE.values()
        if labels is None or logits is None or len(labels) != 3 or len(logits) != 3:
            raise ValueError("give three labels and three logits")
        if not all(map(math.isfinite, [*logits, shift])):
            raise ValueError("give finite logits and a finite shift")
        super().__init__(
            labels=list(labels), logits=[float(z) for z in logits], shift=float(shift)
        )

    @property
    def probabilities(self):
        """Softmax of the scores, shape (3,); the shift is not in it."""
        return sl.softmax(self.logits)

    def sentence(self):
        """Say that differences add and odds multiply, from the lowest score up."""
        ranked = sorted(zip(self.logits, self.labels, strict=True), key=lambda s: -s[0])
        (top, likeliest), (middle, second), (low, last) = ranked
        steps = (middle - low, top - middle, top - low)
        first, other, whole = map(fixed, steps)
        one, then, makes = map(times, steps)
        return (
            f"From {last} to {second} to {likeliest} differences add, "
            f"{first} + {other} = {whole}, and odds multiply: "
            f"{one}, then {then}, makes {makes}."
        )

    def static_answer(self):
        """Table of scores and probabilities, and the sentence about the odds."""
        heads = ["class", "score z", "probability p"]
        rows = [
            (escape(label), fixed(z + self.shift), escape(percent(p)))
            for label, z, p in zip(
                self.labels, self.logits, self.probabilities, strict=True
            )
        ]
        return (
            static_table(heads, rows)
            + f'<p class="sl-readout">{escape(self.sentence())}</p>'
        )
