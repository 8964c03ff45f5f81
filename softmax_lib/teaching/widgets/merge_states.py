"""A row of scores in three pieces, whose states merge in any order."""

import math
from itertools import permutations
from typing import ClassVar

import traitlets

import softmax_lib as sl
from softmax_lib.teaching.widgets._base import BookWidget
from softmax_lib.teaching.widgets._numbers import Scale
from softmax_lib.teaching.widgets._table import static_table
from softmax_lib.teaching.widgets._text import fixed

ROW = (0.7, 1.5, 4.8, 2.0, -3.0, 0.5, 6.1, 1.0)
PIECES = "ABC"
ORDERS = [list(order) for order in permutations(range(3))]


class MergeStates(BookWidget):
    """Sliders that cut a row of scores, and the merge of the pieces' states.

    Parameters
    ----------
    logits : sequence of float, optional
        The row: finite scores, 2 to 12 of them.
    cuts : pair of int, optional
        Before which scores the second and the third piece begin.
    order : int
        In which of the six orders the pieces arrive: 0 is A, B, C.

    Raises
    ------
    ValueError
        If there are not 2 to 12 finite scores, or cuts or order do not fit.

    Examples
    --------
    >>> widget = MergeStates([0.7, 1.5, 4.8], [1, 2])
    >>> round(widget.log_sum_exp, 4)
    4.8521
    """

    claim = "A row cut anywhere, its states merged in any order, gives one log-sum-exp."
    scales: ClassVar = {
        "cuts": Scale("cut after", 0, 8, 1),
    }
    logits = traitlets.List(traitlets.Float()).tag(sync=True)
    cuts = traitlets.List(traitlets.Int()).tag(sync=True)
    order = traitlets.Int(0).tag(sync=True)

    def __init__(self, logits=ROW, cuts=None, *, order=0):
        size = len(logits)
        if not 2 <= size <= 12 or not all(map(math.isfinite, logits)):
            raise ValueError("give 2 to 12 finite scores")
        cuts = [3, 5] if cuts is None and size == len(ROW) else cuts or [1, 1]
        if len(cuts) != 2 or not 0 <= cuts[0] <= cuts[1] <= size:
            raise ValueError(f"give two cuts, in order, from 0 to {size}")
        if order not in range(len(ORDERS)):
            raise ValueError("give an order from 0 to 5")
        super().__init__(logits=[float(z) for z in logits], cuts=cuts, order=order)

    @property
    def states(self):
        """The states of the three pieces, as `LogSumExp`."""
        first, second = self.cuts
        ends = (0, first), (first, second), (second, len(self.logits))
        return [sl.LogSumExp.of(self.logits[a:b]) for a, b in ends]

    def steps(self):
        """Return for each arrival its state, the merged one and the plain sum."""
        merged, plain, steps = sl.LogSumExp.of([]), 0.0, []
        for i in ORDERS[self.order]:
            state = self.states[i]
            merged, plain = merged.merge(state), plain + float(state.sum)
            steps.append((PIECES[i], state, merged, plain))
        return steps

    @property
    def log_sum_exp(self):
        """Of the whole row, from its pieces, in nats."""
        return float(self.steps()[-1][2].value)

    @property
    def without_rescaling(self):
        """What it would be if the sums were added as they are, in nats."""
        return max(self.logits) + math.log(self.steps()[-1][3])

    def sentence(self):
        """Say what the pieces merge to, and what plain sums would give."""
        arrive = ", ".join(PIECES[i] for i in ORDERS[self.order])
        value, plain = self.log_sum_exp, self.without_rescaling
        end = (
            f"{fixed(plain)}, {fixed(plain - value)} too much."
            if plain - value >= 0.005
            else "the right sum too, here."
        )
        return (
            f"{arrive} merge to the log-sum-exp {fixed(value)}, as in any order. "
            f"Sums added without rescaling would give {end}"
        )

    def pieces(self):
        """Return the scores of each piece as a text."""
        first, second = self.cuts
        ends = (0, first), (first, second), (second, len(self.logits))
        texts = (" ".join(fixed(z, 1) for z in self.logits[a:b]) for a, b in ends)
        return [text or "nothing" for text in texts]

    def static_answer(self):
        """Table of the arrivals, and the sentence."""
        heads = ["arrives", "largest", "sum", "largest so far", "sum so far"]
        texts = dict(zip(PIECES, self.pieces(), strict=True))
        rows = [
            (f"{name}: {texts[name]}", *said(state), *said(merged))
            for name, state, merged, _ in self.steps()
        ]
        return (
            static_table(heads, rows) + f'<p class="sl-readout">{self.sentence()}</p>'
        )


def said(state):
    """Return the largest score and the sum of a state as texts."""
    largest = "−∞" if state.max == -math.inf else fixed(float(state.max))
    return largest, fixed(float(state.sum), 3)
