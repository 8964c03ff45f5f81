"""Two logits in any precision: which of four recipes still knows the answer."""

from html import escape
from typing import ClassVar

import traitlets

from softmax_lib.teaching.recipes import DTYPES, RECIPES, answers, rounding
from softmax_lib.teaching.widgets._base import BookWidget
from softmax_lib.teaching.widgets._digits import digits_in_words, scientific
from softmax_lib.teaching.widgets._numbers import Scale
from softmax_lib.teaching.widgets._text import raised


class StabilityProbe(BookWidget):
    """The gap of two scores beside what four recipes make of it in any precision.

    Parameters
    ----------
    dtype : {"float32", "float16", "float64"}
        Precision of the scores and of every operation.
    gap : float
        How far one score is ahead, from 0.1 to 1000.
    level : float
        The other score, from -1000 to 1000.

    Examples
    --------
    >>> StabilityProbe(gap=50, dtype="float64").sentence()
    'Scores 50 and 0 in float64. Right to the last digits: log1p.'
    """

    claim = (
        "Four recipes, equal on paper: where each loses its digits depends on the "
        "gap, the level and the dtype."
    )
    scales: ClassVar = {
        "gap": Scale("gap d", 0.1, 1000, 1),
        "level": Scale("level of both", -1000, 1000, 50),
    }
    dtype = traitlets.Enum(DTYPES, "float32").tag(sync=True)
    gap = traitlets.Float(20.0, min=0.1, max=1000.0).tag(sync=True)
    level = traitlets.Float(0.0, min=-1000.0, max=1000.0).tag(sync=True)

    def __init__(self, *, dtype="float32", gap=20.0, level=0.0):
        super().__init__(dtype=dtype, gap=float(gap), level=float(level))

    @property
    def answers(self):
        """Probability of the loser and loss of the winner, exact and by each recipe."""
        return answers(self.gap, level=self.level, dtype=self.dtype)

    def sentence(self):
        """Name the recipes that have all digits of both answers."""
        found = self.answers
        exact = found.pop("exact")
        right = [name for name in RECIPES if self._is_right(found[name], exact)]
        who = ", ".join(right) or "none of the four"
        who = "all four" if len(right) == len(RECIPES) else who
        scores = " and ".join(f"{z:.6g}".replace("-", "−") for z in self._stored())
        return f"Scores {scores} in {self.dtype}. Right to the last digits: {who}."

    def _stored(self):
        to = rounding(self.dtype)
        low = to(self.level)
        return float(to(low + to(self.gap))), float(low)

    def _is_right(self, answer, exact):
        return all(
            digits_in_words(value, truth, self.dtype)
            in ("all digits", "too small to store")
            for value, truth in zip(answer, exact, strict=True)
        )

    def static_answer(self):
        """Table of both answers by each recipe, and the sentence."""
        found = self.answers
        heads = ["recipe", "p of the loser", "loss of the winner"]
        head = "".join(f'<th scope="col">{text}</th>' for text in heads)
        rows = "".join(
            f'<tr><th scope="row">{name}</th>'
            + "".join(
                f'<td><span class="sl-number">{raised(scientific(value))}</span>'
                '<span class="sl-digits">'
                f"{digits_in_words(value, truth, self.dtype)}</span></td>"
                for value, truth in zip(answer, found["exact"], strict=True)
            )
            + "</tr>"
            for name, answer in found.items()
        )
        return (
            f'<table class="sl-static sl-recipes"><thead><tr>{head}</tr></thead>'
            f"<tbody>{rows}</tbody></table>"
            f'<p class="sl-readout">{escape(self.sentence())}</p>'
        )
