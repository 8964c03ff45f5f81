"""Questions answered by a curve, drawn through a few marks."""

from dataclasses import dataclass

from .exercise import Exercise
from .feedback import Feedback

DRAW = "Draw the curve first."


@dataclass(frozen=True)
class Drawn:
    """A curve that people draw by mistake, and what to say to it."""

    curve: tuple[float, ...]
    says: str


def farthest(curve: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return the largest distance between two curves, at any mark."""
    return max(abs(a - b) for a, b in zip(curve, other, strict=True))


@dataclass(frozen=True, kw_only=True)
class Sketch(Exercise):
    """A curve over a few marks, right if it is near enough at each of them.

    Parameters
    ----------
    across, up : str
        What the two axes show.
    marks : tuple of str
        Where the curve is drawn, from left to right: ("1", "4", "16").
    curve : tuple of float
        The right heights at the marks, from 0 at the bottom to 1 at the top.
    within : float
        How far off a drawn height may be.
    hints : tuple of Drawn
        Curves of known mistakes; the nearest is named, if it is near enough.
    """

    across: str
    up: str
    marks: tuple[str, ...]
    curve: tuple[float, ...]
    within: float
    hints: tuple[Drawn, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        curves = [self.curve, *(hint.curve for hint in self.hints)]
        if any(len(curve) != len(self.marks) for curve in curves):
            raise ValueError("give every curve one height per mark")

    def spec(self) -> dict:
        """Return what the website needs to judge a curve, as plain data."""
        hints = [{"curve": list(h.curve), "says": h.says} for h in self.hints]
        return {
            "kind": "sketch",
            "marks": list(self.marks),
            "curve": list(self.curve),
            "within": self.within,
            "right": self.right,
            "hints": hints,
        } | self.asked()

    def judge(self, answer: object) -> Feedback:
        """Judge a sequence of heights, one per mark."""
        try:
            drawn = tuple(float(height) for height in answer)
        except (TypeError, ValueError):
            drawn = ()
        if len(drawn) != len(self.marks):
            return Feedback("unread", DRAW)
        if farthest(drawn, self.curve) <= self.within:
            return self.praise()
        near = [h for h in self.hints if farthest(drawn, h.curve) <= 2 * self.within]
        if near:
            hint = min(near, key=lambda h: farthest(drawn, h.curve))
            return self.missed(f". {hint.says}")
        offs = [a - b for a, b in zip(drawn, self.curve, strict=True)]
        at = max(range(len(offs)), key=lambda i: abs(offs[i]))
        way = "high" if offs[at] > 0 else "low"
        return self.missed(f": too {way} at {self.marks[at]}, above all.")

    def how(self, number: str) -> Feedback:
        """Say how to answer."""
        marks = ", ".join(self.marks)
        return Feedback("ask", f"Answer with {len(self.marks)} heights, at {marks}.")
