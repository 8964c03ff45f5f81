"""Exercises answered by letters: one option of several, or the steps done on paper."""

import string
from dataclasses import dataclass

from .exercise import Exercise
from .feedback import Feedback

CHOOSE = "Choose one answer first."


@dataclass(frozen=True)
class Option:
    """One answer to choose from, and what to say if it is a wrong choice."""

    text: str
    says: str = ""
    right: bool = False


@dataclass(frozen=True, kw_only=True)
class Choice(Exercise):
    """One right option among several, lettered a, b, c … in order."""

    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        if sum(option.right for option in self.options) != 1:
            raise ValueError("exactly one option must be right")
        if not all(option.right or option.says for option in self.options):
            raise ValueError("every wrong option needs a sentence")

    @property
    def lettered(self) -> dict[str, Option]:
        """The options by their letter."""
        return dict(zip(string.ascii_lowercase, self.options, strict=False))

    def spec(self) -> dict:
        """Return what the website needs to judge an answer, as plain data."""
        options = [
            {
                "key": key,
                "text": option.text,
                "says": option.says,
                "right": option.right,
            }
            for key, option in self.lettered.items()
        ]
        spec = {"kind": "choice", "options": options, "right": self.right}
        return spec | self.asked()

    def judge(self, answer: object) -> Feedback:
        """Judge a letter."""
        letter = answer.strip(" ().:").lower() if isinstance(answer, str) else None
        option = self.lettered.get(letter)
        if option is None:
            return Feedback("unread", CHOOSE, self._lines())
        if option.right:
            return self.praise()
        return self.missed(f". {option.says}")

    def how(self, number: str) -> Feedback:
        """Say how to answer, and list the options."""
        says = f'Answer with a letter, for example check("{number}", "a"):'
        return Feedback("ask", says, self._lines())

    def _lines(self) -> tuple[str, ...]:
        return tuple(f"{key}. {option.text}" for key, option in self.lettered.items())


@dataclass(frozen=True, kw_only=True)
class SelfCheck(Exercise):
    """Steps that a proof or drawing on paper must have; the reader ticks them."""

    steps: tuple[str, ...]

    @property
    def lettered(self) -> dict[str, str]:
        """The steps by their letter."""
        return dict(zip(string.ascii_lowercase, self.steps, strict=False))

    def spec(self) -> dict:
        """Return what the website needs to judge an answer, as plain data."""
        steps = [{"key": key, "text": step} for key, step in self.lettered.items()]
        return {"kind": "steps", "steps": steps, "right": self.right}

    def judge(self, answer: object) -> Feedback:
        """Judge letters: "abd", or a list of them."""
        ticked = _letters(answer)
        if ticked is None or not ticked <= set(self.lettered):
            says = "Name the steps that your solution has by their letters."
            return Feedback("unread", says, self._lines())
        missing = [step for key, step in self.lettered.items() if key not in ticked]
        if not missing:
            return self.praise()
        total = len(self.steps)
        says = f"{total - len(missing)} of {total}. Still to do: {missing[0]}"
        return Feedback("wrong", says)

    def how(self, number: str) -> Feedback:
        """Say how to answer, and list the steps."""
        says = (
            "Work on paper, then give the letters of the steps that you have, "
            f'for example check("{number}", "ab"):'
        )
        return Feedback("ask", says, self._lines())

    def _lines(self) -> tuple[str, ...]:
        return tuple(f"{key}. {step}" for key, step in self.lettered.items())


def _letters(answer: object) -> set[str] | None:
    """Return the letters in a text or a list of texts, None if it is neither."""
    try:
        return set("".join(answer).lower()) - set(" ,")
    except TypeError:
        return None
