"""Scores and a truth in, loss and gradient out, and a step along it."""

import math
from html import escape
from typing import ClassVar

import numpy as np
import traitlets

import softmax_lib as sl
from softmax_lib.teaching.widgets._base import BookWidget
from softmax_lib.teaching.widgets._numbers import Scale
from softmax_lib.teaching.widgets._table import static_table
from softmax_lib.teaching.widgets._text import fixed, percent, power_of_e, raised

SURPRISE = {"cat": (1.16, 1.0), "boat": (-0.81, 0.0), "airplane": (3.91, 0.0)}


class GradientStep(BookWidget):
    """Sliders for three scores and their truth beside the gradient p − q.

    Parameters
    ----------
    labels : sequence of str, optional
        Names of the three classes; by default a cat taken for an airplane.
    logits : sequence of float, optional
        One finite score per label.
    target : sequence of float, optional
        The truth q: three shares that sum to one.
    step : float
        Step h of the differences that check the gradient, 1e-14 to 1.

    Raises
    ------
    ValueError
        If there are not three classes with one finite score and one share each.

    Examples
    --------
    >>> widget = GradientStep(["a", "b", "c"], [0.7, 1.5, 4.8], [0, 0, 1])
    >>> widget.gradient.round(4).tolist()
    [0.0157, 0.035, -0.0507]
    """

    claim = (
        "The gradient is p − q: each score moves by the error of its own probability."
    )
    scales: ClassVar = {
        "logits": Scale("score", -8, 8, 0.1),
    }
    labels = traitlets.List(traitlets.Unicode()).tag(sync=True)
    logits = traitlets.List(traitlets.Float()).tag(sync=True)
    target = traitlets.List(traitlets.Float()).tag(sync=True)
    step = traitlets.Float(0.01, min=1e-14, max=1.0).tag(sync=True)

    def __init__(self, labels=None, logits=None, target=None, *, step=0.01):
        if labels is None and logits is None and target is None:
            labels = SURPRISE
            logits, target = zip(*SURPRISE.values(), strict=True)
        given = (labels, logits, target)
        if any(each is None or len(each) != 3 for each in given):
            raise ValueError("give three labels, three logits and three shares")
        if not all(map(math.isfinite, logits)):
            raise ValueError("give finite logits")
        if min(target) < 0 or not math.isclose(sum(target), 1, abs_tol=1e-9):
            raise ValueError("give shares that are not negative and sum to one")
        super().__init__(
            labels=list(labels),
            logits=[float(z) for z in logits],
            target=[float(q) for q in target],
            step=step,
        )

    @property
    def probabilities(self):
        """Softmax of the scores, shape (3,)."""
        return sl.softmax(self.logits)

    @property
    def loss(self):
        """Cross-entropy of the truth and the probabilities, in nats."""
        return float(sl.cross_entropy(self.logits, self.target))

    @property
    def gradient(self):
        """Derivative of the loss with respect to the scores, p − q, shape (3,)."""
        return sl.cross_entropy_grad(self.logits, self.target)

    def deviation(self):
        """Return the largest gap between `gradient` and central differences."""
        ends = np.array(self.logits) + self.step * np.stack([np.eye(3), -np.eye(3)])
        truth = np.broadcast_to(self.target, ends.shape)
        above, below = sl.cross_entropy(ends, truth, reduction="none")
        return float(np.abs((above - below) / (2 * self.step) - self.gradient).max())

    def sentence(self):
        """Describe the loss, what of it can be removed, and the largest pull."""
        extra = sl.kl_divergence(self.target, self.probabilities)
        downhill = -self.gradient
        strongest = int(np.abs(downhill).argmax())
        verb = "up" if downhill[strongest] > 0 else "down"
        return (
            f"Loss {fixed(self.loss)} nats, of which {fixed(extra)} can be removed; "
            f"the strongest pull is on {self.labels[strongest]}, {verb}."
        )

    def static_answer(self):
        """Table of scores, truth, probabilities and gradient, and the sentences."""
        heads = ["class", "score z", "truth q", "model p", "p − q"]
        columns = (self.labels, self.logits, self.target)
        rows = [
            (escape(label), fixed(z), fixed(q), escape(percent(p)), fixed(g, 4))
            for label, z, q, p, g in zip(
                *columns, self.probabilities, self.gradient, strict=True
            )
        ]
        off = self.deviation()
        check = f"At h = {self.step:g} the measured slopes are off by "
        size = raised(power_of_e(math.log(off) if off else -math.inf))
        return (
            static_table(heads, rows)
            + f'<p class="sl-readout">{escape(self.sentence())} {check}{size}.</p>'
        )
