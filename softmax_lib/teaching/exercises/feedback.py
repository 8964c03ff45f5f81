"""What `check` answers: a mark, a sentence and, where it helps, a list."""

from dataclasses import dataclass
from html import escape
from typing import Literal

SYMBOLS = {"right": "✓ ", "close": "≈ ", "wrong": "✗ ", "unread": "✗ ", "ask": ""}


@dataclass(frozen=True, repr=False)
class Feedback:
    """A mark and a sentence for the reader; shows itself in Jupyter.

    Parameters
    ----------
    mark : {"right", "close", "wrong", "unread", "ask"}
        "close": right, but with fewer digits than are asked for; "unread": the
        answer could not be judged at all; "ask": none was given.
    says : str
        What the reader sees after ✓, ≈ or ✗.
    items : tuple of str
        Lines below the sentence: the options of a choice, the steps of a list.
    """

    mark: Literal["right", "close", "wrong", "unread", "ask"]
    says: str
    items: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether the answer was judged right."""
        return self.mark == "right"

    def __repr__(self) -> str:
        return "\n  ".join((SYMBOLS[self.mark] + self.says, *self.items))

    def _repr_html_(self) -> str:
        sentence = f"{SYMBOLS[self.mark]}{escape(self.says)}"
        items = "".join(f"<li>{escape(item)}</li>" for item in self.items)
        below = f'<ul style="list-style: none">{items}</ul>' if items else ""
        opening = f'<div class="sl-feedback" data-mark="{self.mark}">'
        return f"{opening}<strong>{sentence}</strong>{below}</div>"
