"""What all kinds of exercises share.

Every kind knows three things: `judge` an answer, say `how` to give one, and its
`spec`, the plain data from which the website judges with `lib/answers.mjs`.
"""

from dataclasses import dataclass

from .feedback import Feedback

GRADES = ("●○○", "●●○", "●●●")


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """What all kinds share: how hard it is, and what to say to a right answer."""

    grade: str
    right: str

    def __post_init__(self) -> None:
        if self.grade not in GRADES:
            raise ValueError(f"grade must be one of {GRADES}, not {self.grade!r}")

    def praise(self) -> Feedback:
        """Return the feedback to a right answer."""
        return Feedback("right", f"Right. {self.right}")
