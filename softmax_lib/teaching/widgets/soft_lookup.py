"""A query among keys: the weights that it gives them, and the mean that it gets."""

from html import escape
from typing import ClassVar

import numpy as np
import traitlets

import softmax_lib as sl
from softmax_lib.teaching.widgets._base import BookWidget
from softmax_lib.teaching.widgets._numbers import Scale
from softmax_lib.teaching.widgets._table import static_table
from softmax_lib.teaching.widgets._text import fixed, percent

KEYS = [[2.0, 0.0], [1.0, 1.73], [-1.0, 1.73], [-3.3, 0.4], [-1.0, -1.73], [1.0, -1.73]]
VALUES = [10, 20, 30, 40, 50, 60]
NAMES = "ABCDEF"
SCORES = ("dot product", "distance")
LIMIT = 3.8


class SoftLookup(BookWidget):
    """Six keys in a plane, one of them longer, and a query that can be dragged.

    Parameters
    ----------
    query : pair of float
        Where the query is, between -3.8 and 3.8.
    score : str
        "dot product", or "distance": half of the squared one, negative.
    temperature : float
        What the scores are divided by, 0.1 to 10.

    Raises
    ------
    ValueError
        If a setting is out of range.

    Examples
    --------
    >>> SoftLookup((1.6, 1.4)).answer()[1].round(2)
    array([0.3 , 0.67, 0.03, 0.  , 0.  , 0.01])
    """

    claim = (
        "A query gets a mean of all values, mostly of those whose keys are like it; to "
        "a dot product their length counts too."
    )
    scales: ClassVar = {"temperature": Scale("temperature T", 0.1, 10, 0.1)}
    points = traitlets.List().tag(sync=True)
    values = traitlets.List().tag(sync=True)
    names = traitlets.List(traitlets.Unicode()).tag(sync=True)
    options = traitlets.List(traitlets.Unicode(), list(SCORES)).tag(sync=True)
    query = traitlets.List().tag(sync=True)
    score = traitlets.Unicode().tag(sync=True)
    temperature = traitlets.Float(1.0, min=0.1, max=10.0).tag(sync=True)

    def __init__(self, query=(1.6, 1.4), *, score=SCORES[0], temperature=1.0):
        query = [float(c) for c in query]
        if len(query) != 2 or not max(map(abs, query)) <= LIMIT:
            raise ValueError(f"give a query (x, y) between -{LIMIT} and {LIMIT}")
        if score not in SCORES or not 0.1 <= temperature <= 10:
            raise ValueError(f"give a score of {SCORES} and a temperature in [0.1, 10]")
        super().__init__(
            points=KEYS,
            values=VALUES,
            names=list(NAMES),
            query=query,
            score=score,
            temperature=float(temperature),
        )

    def answer(self):
        """Return the scores (6,), the weights (6,) and the mean of the values."""
        query, keys = np.array(self.query), np.array(self.points)
        if self.score == SCORES[0]:
            scores = keys @ query
        else:
            scores = -((keys - query) ** 2).sum(axis=1) / 2
        weights = sl.softmax(scores, temperature=self.temperature)
        return scores, weights, float(weights @ self.values)

    def sentence(self):
        """Say what the query gets, and from which key most of it comes."""
        _, weights, mean = self.answer()
        most = int(weights.argmax())
        return (
            f"The query gets {fixed(mean)}: {percent(weights[most])} of the weight is "
            f"on key {self.names[most]}."
        )

    def static_answer(self):
        """Table of the keys with their scores and weights, and the sentence."""
        heads = ("key", "score", "weight")
        scores, weights, _ = self.answer()
        rows = [
            (f"{name} holds {value}", fixed(z), escape(percent(w)))
            for name, value, z, w in zip(
                self.names, self.values, scores, weights, strict=True
            )
        ]
        return (
            static_table(heads, rows)
            + f'<p class="sl-readout">{escape(self.sentence())}</p>'
        )
