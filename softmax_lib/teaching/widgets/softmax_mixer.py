"""Scores and a temperature in, probabilities out."""

import math
from html import escape
from typing import ClassVar

import traitlets

import softmax_lib as sl
from softmax_lib.teaching.widgets._base import BookWidget
from softmax_lib.teaching.widgets._numbers import Scale
from softmax_lib.teaching.widgets._table import static_table
from softmax_lib.teaching.widgets._text import fixed, percent, power_of_e, raised, times

AIRPLANE = {"dog": -3.44, "cat": 1.16, "boat": -0.81, "airplane": 3.91}


class SoftmaxMixer(BookWidget):
    """Sliders for scores and temperature beside the probabilities they give.

    Parameters
    ----------
    labels : sequence of str, optional
        Names of the classes, at least two; by default the airplane's four.
    logits : sequence of float, optional
        One finite score per label.
    temperature : float
        Between 0.1 and 10.

    Raises
    ------
    ValueError
        If there are fewer than two classes, or not one finite score per label.

    Examples
    --------
    >>> mixer = SoftmaxMixer(labels=["a", "b", "c"], logits=[0.7, 1.5, 4.8])
    >>> mixer.probabilities.round(4).tolist()
    [0.0157, 0.035, 0.9493]
    """

    claim = "Only differences of scores count, and the temperature scales them all."
    scales: ClassVar = {
        "logits": Scale("score", -8, 8, 0.1),
        "temperature": Scale("temperature T", 0.1, 10, 0.1),
    }
    labels = traitlets.List(traitlets.Unicode()).tag(sync=True)
    logits = traitlets.List(traitlets.Float()).tag(sync=True)
    temperature = traitlets.Float(1.0, min=0.1, max=10.0).tag(sync=True)

    def __init__(self, labels=None, logits=None, *, temperature=1.0):
        if labels is None and logits is None:
            labels, logits = AIRPLANE.keys(), AIRPLANE.values()
        if labels is None or logits is None or len(labels) != len(logits):
            raise ValueError("give one logit per label")
        if len(labels) < 2 or not all(map(math.isfinite, logits)):
            raise ValueError("give at least two classes, each with a finite logit")
        super().__init__(
            labels=list(labels),
            logits=[float(z) for z in logits],
            temperature=temperature,
        )

    @property
    def probabilities(self):
        """Softmax of the scores as they stand, shape (K,)."""
        return sl.softmax(self.logits, temperature=self.temperature)

    def sentence(self):
        """Describe the two likeliest classes and the entropy (nats)."""
        p = self.probabilities
        ranks = sorted(range(len(p)), key=lambda i: -self.logits[i])
        first, second = ranks[:2]
        gap = (self.logits[first] - self.logits[second]) / self.temperature
        one, other = self.labels[first], self.labels[second]
        odds = f"{one} is {times(gap)} as probable as {other}"
        if gap == 0:
            odds = f"{one} and {other} are equally probable"
        most = fixed(math.log(len(p)))
        return f"{odds}; entropy {fixed(sl.entropy(p))} of at most {most} nats."

    def static_answer(self):
        """Table of scores, exponentials and probabilities, and the sentence."""
        heads = ["class", "score z", raised("e^z/T"), "probability p"]
        rows = [
            (
                escape(label),
                fixed(z),
                raised(power_of_e(z / self.temperature)),
                escape(percent(p)),
            )
            for label, z, p in zip(
                self.labels, self.logits, self.probabilities, strict=True
            )
        ]
        return (
            static_table(heads, rows)
            + f'<p class="sl-readout">{escape(self.sentence())}</p>'
        )
