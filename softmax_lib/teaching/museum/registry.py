"""What an exhibit is, and the one list that holds them all.

The symptom index, the plates of the page, the quiz and the tests are all made from
`EXHIBITS`; nothing about an exhibit is written down twice.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

EXHIBITS = {}


@dataclass(frozen=True, kw_only=True, repr=False)
class Exhibit:
    """A broken function, what exposes it, what is wrong, and the cure.

    Parameters
    ----------
    broken : callable
        The function, as people write it.
    exposed_by : tuple
        Arguments on which it fails although its task is harmless.
    breaks : str
        What goes wrong there: a sentence without its full stop.
    title : str
        The diagnosis in a few words: heading of the page, option of the quiz.
    sign : str
        How to see it in a run of one's own: a sentence.
    symptoms : tuple of str
        Keys of `symptoms.SYMPTOMS`; empty if there is no visible symptom.
    decoys : tuple of str
        Exhibits that the quiz offers instead.
    seen : dict of str to str
        Where people met it, "owner/name #12", and what is to be read there, in a few
        words: sources that somebody opened, and no others.
    called : str
        What people call the function; its own name would give the diagnosis away.
    digits : int
        How many significant digits of the answers tell right from wrong.
    harmless : bool
        People call it a bug, and it is none.
    fix : callable
        The repaired function; `repairs` sets it.
    """

    broken: Callable
    exposed_by: tuple
    breaks: str
    title: str
    sign: str
    symptoms: tuple = ()
    decoys: tuple
    seen: dict = field(default_factory=dict)
    called: str = "softmax"
    digits: int = 4
    harmless: bool = False
    fix: Callable = None

    @property
    def slug(self):
        """The name in addresses: "double-softmax-loss"."""
        return self.broken.__name__.replace("_", "-")

    @property
    def anchor(self):
        """The label of its section: "exhibit-double-softmax-loss"."""
        return f"exhibit-{self.slug}"

    @property
    def room(self):
        """The module that holds it: "wiring"."""
        return self.broken.__module__.rpartition(".")[2]

    @property
    def number(self):
        """Its place in the museum, from 1 on."""
        return list(EXHIBITS).index(self.broken.__name__) + 1

    def fail(self):
        """Return what the broken function makes of its input; never warns."""
        return self._try(self.broken)

    def repaired(self):
        """Return what the repaired function makes of the same input."""
        return self._try(self.fix)

    def _try(self, function):
        copies = [np.array(each) for each in self.exposed_by]
        with np.errstate(all="ignore"):
            return function(*copies)

    def __repr__(self):
        from .plates import plate

        return repr(plate(self))

    def _repr_html_(self):
        from .plates import plate

        return plate(self)._repr_html_()

    @property
    def cure(self):
        """What shows the repaired function, the sign and where people met it."""
        from .plates import cure

        return cure(self)


def exhibit(*exposed_by, **described):
    """Return a decorator that hangs a function in the museum and leaves it as it is."""

    def hang(broken):
        EXHIBITS[broken.__name__] = Exhibit(
            broken=broken, exposed_by=exposed_by, **described
        )
        return broken

    return hang


def repairs(broken):
    """Return a decorator that names a function the cure of a broken one."""

    def hang(fix):
        EXHIBITS[broken.__name__] = replace(EXHIBITS[broken.__name__], fix=fix)
        return fix

    return hang
