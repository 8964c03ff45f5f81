"""A policy that learns to cross a small world, walk by walk."""

from html import escape
from typing import ClassVar

import numpy as np
import traitlets

import softmax_lib as sl
from softmax_lib.teaching import grid_world
from softmax_lib.teaching.widgets._base import BookWidget
from softmax_lib.teaching.widgets._chance import chance
from softmax_lib.teaching.widgets._numbers import Scale
from softmax_lib.teaching.widgets._table import static_table
from softmax_lib.teaching.widgets._text import fixed, percent

MOST, LAST_SEED, RECENT = 300, 99, 20


class PolicyWalk(BookWidget):
    """REINFORCE on a world of fifteen squares, from the first walk to the last.

    Parameters
    ----------
    walks : int
        How many walks the policy has learned from, 0 to 300.
    rate : float
        Size of a step along the push of a walk, 0.1 to 3.
    baseline : bool
        Whether what a walk earned is compared with what its squares earned before.
    seed : int
        Which draws: 0 to 99.

    Raises
    ------
    ValueError
        If a setting is out of range.

    Examples
    --------
    >>> PolicyWalk(walks=300).ways()
    'The likeliest moves lead from S to + in 6 steps.'
    """

    claim = (
        "Draws and rewards alone teach a policy its way; without a baseline, large "
        "steps can freeze it."
    )
    scales: ClassVar = {
        "walks": Scale("walks", 0, MOST, 10),
        "rate": Scale("rate", 0.1, 3, 0.1),
    }
    walks = traitlets.Int(0, min=0, max=MOST).tag(sync=True)
    rate = traitlets.Float(1.0, min=0.1, max=3.0).tag(sync=True)
    baseline = traitlets.Bool(True).tag(sync=True)
    seed = traitlets.Int(98, min=0, max=LAST_SEED).tag(sync=True)

    def __init__(self, walks=0, *, rate=1.0, baseline=True, seed=98):
        if not (0 <= walks <= MOST and 0.1 <= rate <= 3 and 0 <= seed <= LAST_SEED):
            raise ValueError(
                f"give walks from 0 to {MOST}, a rate in [0.1, 3], a seed to "
                f"{LAST_SEED}"
            )
        super().__init__(
            walks=int(walks), rate=float(rate), baseline=bool(baseline), seed=int(seed)
        )

    def learned(self):
        """Return the logits of all squares, shape (15, 4), and what walks earned."""
        return grid_world.learn(
            chance(self.seed), walks=self.walks, rate=self.rate, baseline=self.baseline
        )

    def ways(self):
        """Say where the likeliest moves lead."""
        square, over, steps = grid_world.START, False, 0
        logits, _ = self.learned()
        while not over and steps < grid_world.LONGEST:
            square, _, over = grid_world.moved(square, int(logits[square].argmax()))
            steps += 1
        end = grid_world.PLACES[square].replace("-", "−")
        there = f"from S to {end} in {steps} steps" if over else "nowhere"
        return f"The likeliest moves lead {there}."

    def sentence(self):
        """Say what the last walks earned, and where the likeliest moves lead."""
        _, earned = self.learned()
        if not self.walks:
            return "Before the first walk all four moves are equally likely."
        recent = earned[-RECENT:]
        last = f"the last {len(recent)} walks" if len(recent) > 1 else "the first walk"
        return f"On average {last} earned {fixed(recent.mean())}. {self.ways()}"

    def static_answer(self):
        """Table of the probabilities of the moves, and the sentence."""
        heads = ("row, column", *grid_world.MOVES)
        p = sl.softmax(self.learned()[0])
        rows = [
            (
                f"{i // grid_world.COLUMNS + 1}, {i % grid_world.COLUMNS + 1}",
                *(escape(percent(share)) for share in p[i]),
            )
            for i in np.flatnonzero([place in "S." for place in grid_world.PLACES])
        ]
        return (
            static_table(heads, rows)
            + f'<p class="sl-readout">{escape(self.sentence())}</p>'
        )
