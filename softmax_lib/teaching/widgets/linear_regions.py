"""Points of three classes in a plane, and the linear regions that a fit gives them."""

import math

import numpy as np
import traitlets

from softmax_lib.regression import SoftmaxRegression
from softmax_lib.teaching.widgets._base import BookWidget
from softmax_lib.teaching.widgets._table import static_table
from softmax_lib.teaching.widgets._text import fixed

NAMES = ("circles", "squares", "triangles")
APART = [
    [[-3.4, -2.2], [-2.4, -3.3], [-1.6, -1.4], [-3.8, -0.6]],
    [[3.2, -2.6], [2.0, -3.4], [3.8, -0.9], [1.7, -1.5]],
    [[-0.7, 2.1], [0.8, 3.6], [1.6, 2.2], [-1.5, 3.5]],
]
BETWEEN = [
    [[-4.0, -1.2], [-3.2, -2.6], [3.3, -2.4], [4.1, -0.9]],
    [[-1.2, -1.6], [0.1, -2.5], [1.1, -1.2], [-0.2, -0.7]],
    [[-2.1, 2.4], [-0.4, 3.5], [1.2, 2.6], [2.4, 3.4]],
]


class LinearRegions(BookWidget):
    """Points that can be dragged, and the regions of a softmax regression of them.

    Parameters
    ----------
    points : sequence of 3 sequences of (x, y), optional
        The points of each class, between -4.8 and 4.8, at least one a class.
    l2 : float
        Strength of the penalty on the weights, above 0.

    Raises
    ------
    ValueError
        If a class has no point, a point is no pair inside the plane, or l2 is not
        positive: without a penalty, classes that lines separate have no best weights.

    Examples
    --------
    >>> LinearRegions().inside
    [4, 4, 4]
    """

    claim = (
        "The regions of softmax regression end in straight lines, wherever points lie."
    )
    names = traitlets.List(traitlets.Unicode(), list(NAMES)).tag(sync=True)
    points = traitlets.List().tag(sync=True)
    sets = traitlets.Dict().tag(sync=True)
    l2 = traitlets.Float().tag(sync=True)

    def __init__(self, points=None, *, l2=0.1):
        points = APART if points is None else points
        groups = [[[float(c) for c in point] for point in group] for group in points]
        if len(groups) != 3 or not all(groups):
            raise ValueError("give three classes, each with a point at least")
        flat = [point for group in groups for point in group]
        if not all(len(point) == 2 and max(map(abs, point)) <= 4.8 for point in flat):
            raise ValueError("give points (x, y) between -4.8 and 4.8")
        if not 0 < l2 < math.inf:
            raise ValueError("give an l2 above 0: else no weights are the best")
        sets = {"lines part them": APART, "no lines part them": BETWEEN}
        super().__init__(points=groups, sets=sets, l2=float(l2))

    @property
    def model(self):
        """The softmax regression of the points."""
        rows = np.concatenate([np.array(group) for group in self.points])
        return SoftmaxRegression(l2=self.l2).fit(rows, self._truth)

    @property
    def _truth(self):
        return np.repeat(range(3), [len(group) for group in self.points])

    @property
    def inside(self):
        """How many points of each class lie in its region."""
        model = self.model
        return [
            int((model.predict(np.array(group)) == k).sum())
            for k, group in enumerate(self.points)
        ]

    def sentence(self):
        """Say how many points are in their regions, and what the model loses."""
        model, truth = self.model, self._truth
        rows = np.concatenate([np.array(group) for group in self.points])
        loss = -model.predict_log_proba(rows)[range(len(truth)), truth].mean()
        length = np.linalg.norm(model.coef_)
        return (
            f"{sum(self.inside)} of {len(truth)} points lie in the region of their "
            f"class; mean loss {fixed(loss)} nats, length of the weights "
            f"{fixed(length)}."
        )

    def static_answer(self):
        """Table of each class's score and of its points, and the sentence."""
        model = self.model
        weights = np.column_stack([model.coef_, model.intercept_])
        heads = ["class", "score", "in its region"]
        rows = [
            (name, score_text(row), f"{count} of {len(group)}")
            for name, row, count, group in zip(
                self.names, weights, self.inside, self.points, strict=True
            )
        ]
        return (
            static_table(heads, rows) + f'<p class="sl-readout">{self.sentence()}</p>'
        )


def score_text(row):
    """Return a linear score as a reader sees it: "0.52 x − 1.20 y + 0.31"."""
    text = f"{fixed(row[0])} x"
    for value, letter in zip(row[1:], (" y", ""), strict=True):
        sign = "−" if fixed(value).startswith("−") else "+"
        text += f" {sign} {fixed(abs(value))}{letter}"
    return text
