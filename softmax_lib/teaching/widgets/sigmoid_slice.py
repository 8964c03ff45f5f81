"""One class against the rest: a shifted sigmoid, and three that share or do not."""

import math
from typing import ClassVar

import traitlets

import softmax_lib as sl
from softmax_lib.teaching.widgets._base import BookWidget
from softmax_lib.teaching.widgets._numbers import Scale
from softmax_lib.teaching.widgets._table import static_table
from softmax_lib.teaching.widgets._text import fixed


class SigmoidSlice(BookWidget):
    """Three scores, the curve of the first one's probability, and the sum of all.

    Parameters
    ----------
    logits : sequence of 3 float
        The finite scores of three classes.
    apart : bool
        Three sigmoids of their own scores instead of one softmax.

    Raises
    ------
    ValueError
        If there are not three finite logits.

    Examples
    --------
    >>> slice = SigmoidSlice([0.7, 1.5, 4.8])
    >>> round(slice.midpoint, 4)
    4.8362
    """

    claim = (
        "One class of softmax is a sigmoid, shifted to the log-sum-exp of its rivals."
    )
    scales: ClassVar = {
        "logits": Scale("score", -8, 8, 0.1),
    }
    logits = traitlets.List(traitlets.Float()).tag(sync=True)
    apart = traitlets.Bool(False).tag(sync=True)

    def __init__(self, logits=(0.7, 1.5, 4.8), *, apart=False):
        if len(logits) != 3 or not all(map(math.isfinite, logits)):
            raise ValueError("give three finite logits")
        super().__init__(logits=[float(z) for z in logits], apart=apart)

    @property
    def midpoint(self):
        """Score at which the first class reaches one half."""
        return 0.0 if self.apart else float(sl.logsumexp(self.logits[1:]))

    @property
    def probabilities(self):
        """Softmax of the scores, or the sigmoid of each; shape (3,)."""
        return (sl.sigmoid if self.apart else sl.softmax)(self.logits)

    def sentence(self):
        """Say where the curve of class 1 stands, and what the three add up to."""
        if self.apart:
            total = fixed(self.probabilities.sum(), 4)
            return (
                "The sigmoid of class 1 reaches one half at 0, whatever the others do. "
                f"The three add up to {total}."
            )
        two, three = (fixed(z) for z in self.logits[1:])
        return (
            f"Class 1 reaches one half at {fixed(self.midpoint)}, the log-sum-exp of "
            f"{two} and {three}. The three add up to 1."
        )

    def static_answer(self):
        """Table of scores and probabilities, and the sentence."""
        heads = ["class", "score z", "probability p"]
        rows = [
            (f"class {name}", fixed(z), fixed(p, 4))
            for name, (z, p) in enumerate(
                zip(self.logits, self.probabilities, strict=True), start=1
            )
        ]
        return (
            static_table(heads, rows) + f'<p class="sl-readout">{self.sentence()}</p>'
        )
