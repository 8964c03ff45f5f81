"""What a number in the prose beside a widget may set, and how far."""

from typing import NamedTuple


class Scale(NamedTuple):
    """The numbers that a trait of a widget takes from a reader.

    `name` is what a screen reader says, `low` and `high` are the ends, and `step` is
    how far one press of an arrow key goes.
    """

    name: str
    low: float
    high: float
    step: float
