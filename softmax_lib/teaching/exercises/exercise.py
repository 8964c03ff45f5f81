"""What all kinds of exercises share.

Every kind knows three things: `judge` an answer, say `how` to give one, and its
`spec`, the plain data from which the website judges with `lib/answers.mjs`.
"""

from dataclasses import dataclass

from .feedback import Feedback

GRADES = ("●○○", "●●○", "●●●")


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """What all kinds share: how hard it is, and what to say to a right answer.

    Without a grade it is a prediction: asked once, for the text goes on to answer it.
    """

    grade: str = ""
    right: str

    def __post_init__(self) -> None:
        if self.grade not in ("", *GRADES):
            raise ValueError(f"grade must be one of {GRADES}, not {self.grade!r}")

    def asked(self) -> dict:
        """Return the part of `spec` that tells a prediction from an exercise."""
        return {} if self.grade else {"once": True}

    def missed(self, says: str) -> Feedback:
        """Return the feedback to a wrong answer, which goes on after two words."""
        return Feedback("wrong", f"{'Not yet' if self.grade else 'Not so'}{says}")

    def praise(self) -> Feedback:
        """Return the feedback to a right answer."""
        return Feedback("right", f"Right. {self.right}")
