"""The museum of broken softmaxes: versions that people really write.

Each exhibit is a function that works on friendly input, beside the input that exposes
it, a sentence on what breaks, and the function repaired. None of it belongs in a
program: ``softmax_lib`` does not import this package. An appendix of the book shows all
of it, and the exercises repair some of what hangs here.

A room is a file. `registry` says what an exhibit is, `symptoms` leads to it, `plates`
shows it, and `quiz` asks what is wrong with it.
"""

from importlib import import_module

from .registry import EXHIBITS, Exhibit
from .symptoms import SYMPTOMS, showing

__all__ = ["EXHIBITS", "ROOMS", "SYMPTOMS", "Exhibit", "showing"]

ROOMS = {
    "wiring": "Wired to the wrong loss",
    "axes": "The wrong axis",
    "outputs": "The wrong kind of output",
    "limits": "Numbers that do not fit",
    "slips": "Slips of the pen",
    "logarithms": "Logarithms, too late",
    "masks": "Masks",
    "heat": "Temperature",
    "drawing": "Drawing lots",
    "trust": "Trusting the number",
    "words": "Words",
}

for _room in ROOMS:
    import_module(f".{_room}", __name__)


def __getattr__(name):
    """Return a function by its name, broken or repaired: `museum.naive_softmax`."""
    if name in EXHIBITS:
        return EXHIBITS[name].broken
    for each in EXHIBITS.values():
        if each.fix.__name__ == name:
            return each.fix
    raise AttributeError(f"the museum has no exhibit {name!r}")
