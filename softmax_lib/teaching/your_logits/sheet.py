"""What stands in a file, before anyone has judged whether it makes sense."""

from dataclasses import dataclass

import numpy as np

CELLS = 20_000_000  # 160 MB as float64, a few times that while they are worked on


class BadFile(ValueError):
    """The file cannot be used; the message says where, why, and what to do."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """Scores and labels as they were found.

    Attributes
    ----------
    scores : ndarray of shape (n, K)
        One row a prediction, one column a class.
    labels : list of str, or ndarray of shape (n,)
        One for each row.
    lines : ndarray of int, shape (n,), or None
        The line of each row, counted from 1; None where a file has no lines.
    columns : tuple of int
        The place of each column of scores, counted from 1.
    names : tuple of str, or None
        The name of each column of scores.
    kind : {"logits", "probabilities"} or None
        What the file says that the scores are.
    said : tuple of str
        How the file was understood, in sentences.
    """

    scores: np.ndarray
    labels: list | np.ndarray
    lines: np.ndarray | None
    columns: tuple
    names: tuple | None = None
    kind: str | None = None
    said: tuple = ()

    def row(self, i):
        """Return in words where row `i` is: "Line 17"."""
        return f"Row {i}" if self.lines is None else f"Line {self.lines[i]}"

    def cell(self, i, k):
        """Return in words where the score of class `k` in row `i` is."""
        named = f" ({self.names[k]})" if self.names else ""
        return f"{self.row(i)}, column {self.columns[k]}{named}"


def check_size(rows, columns):
    """Refuse more numbers than there is memory for."""
    if rows * columns > CELLS:
        raise BadFile(
            f"The file holds more than {CELLS:,} numbers, the most that are read; take "
            "every second or every tenth row, which says nearly as much.".replace(
                ",000", " 000"
            )
        )
