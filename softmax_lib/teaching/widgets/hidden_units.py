"""Hidden units one by one: what a network of two inputs can tell apart."""

import math
from functools import lru_cache
from itertools import islice

import numpy as np
import traitlets

import softmax_lib as sl
from softmax_lib import network
from softmax_lib.teaching.widgets._base import BookWidget
from softmax_lib.teaching.widgets._chance import chance
from softmax_lib.teaching.widgets._table import static_table
from softmax_lib.teaching.widgets._text import fixed

CLOUDS = ("cross", "ring")
MOST = 8
COUNT, RATE = 80, 0.5


def cloud(name):
    """Return points of shape (80, 2), and their classes: the module's own."""
    numbers = chance(5)
    rows = []
    for i in range(COUNT):
        label, (a, b) = i % 2, islice(numbers, 2)
        if name == "ring":
            turn, radius = 2 * math.pi * a, (2.1 if label else 0.7) + 0.8 * (b - 0.5)
            rows.append((radius * math.cos(turn), radius * math.sin(turn)))
        else:
            side = 1.4 if i % 4 < 2 else -1.4
            up = -side if label else side
            rows.append((side + 2 * (a - 0.5), up + 2 * (b - 0.5)))
    return np.array(rows), np.arange(COUNT) % 2


@lru_cache(100)  # what is said of a network asks for it again and again
def trained(name, units, seed, steps):
    """Return the layers of a network that has learned a cloud for so many steps."""
    born = np.array(list(islice(chance(seed), 3 * units))).reshape(units, 3)
    start = [
        (3 * born[:, :2] - 1.5, 2 * born[:, 2] - 1),
        (np.zeros((2, units)), np.zeros(2)),
    ]
    X, y = cloud(name)
    options = {"rate": RATE, "batch": COUNT, "rng": np.random.default_rng(0)}
    run = network.train(start, X, y, **options)
    return next(islice(run, steps - 1, None)) if steps else start


class HiddenUnits(BookWidget):
    """A network of two inputs and two classes that trains in the page.

    Parameters
    ----------
    cloud : {"cross", "ring"}
        The points: four clouds on a cross, or a disc in a ring.
    units : int
        Hidden units to start with, 0 to 8.
    seed : int
        Source of the units' first directions; their say on the scores starts at 0.

    Raises
    ------
    ValueError
        If there are no such points, or too many units.

    Examples
    --------
    >>> HiddenUnits().sentence(steps=0)
    '1 unit, 0 steps: the loss is 0.693 nats, and 40 of 80 points are right.'
    """

    claim = "A unit bends the plane once: enough units enclose what no line separates."
    cloud = traitlets.Enum(CLOUDS, "cross").tag(sync=True)
    units = traitlets.Int(1, min=0, max=MOST).tag(sync=True)
    seed = traitlets.Int(0, min=0).tag(sync=True)

    def __init__(self, cloud="cross", *, units=1, seed=0):
        if cloud not in CLOUDS:
            raise ValueError(f"give one of {', '.join(CLOUDS)}, not {cloud!r}")
        if not 0 <= units <= MOST:
            raise ValueError(f"give 0 to {MOST} units, not {units}")
        super().__init__(cloud=cloud, units=int(units), seed=int(seed))

    def layers(self, steps, units=None):
        """Return the network after so many steps, all units there from the first."""
        return trained(
            self.cloud, self.units if units is None else units, self.seed, steps
        )

    def loss(self, steps, units=None):
        """Return the mean surprise after so many steps, in nats."""
        X, y = cloud(self.cloud)
        return float(sl.cross_entropy(network.scores(self.layers(steps, units), X), y))

    def right(self, steps, units=None):
        """Return how many of the 80 points get more than one half for their class."""
        X, y = cloud(self.cloud)
        z = network.scores(self.layers(steps, units), X)
        return int(((z[:, 1] > z[:, 0]) == (y == 1)).sum())

    def sentence(self, steps):
        """Say units, steps, loss and how many points are right."""
        units = "1 unit" if self.units == 1 else f"{self.units} units"
        made = "1 step" if steps == 1 else f"{steps} steps"
        return (
            f"{units}, {made}: the loss is {fixed(self.loss(steps), 3)} nats, and "
            f"{self.right(steps)} of {COUNT} points are right."
        )

    def static_answer(self, steps=600):
        """Table of loss and right points for 0 to 4 units, and the sentence."""
        heads = ["hidden units", "loss, nats", "right"]
        rows = [
            (
                f"{units}",
                fixed(self.loss(steps, units), 3),
                f"{self.right(steps, units)} of {COUNT}",
            )
            for units in range(5)
        ]
        return (
            static_table(heads, rows)
            + f'<p class="sl-readout">After {steps} steps. {self.sentence(0)}</p>'
        )
