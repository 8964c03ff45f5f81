"""Which column of a text file is what."""

import numpy as np

from softmax_lib.teaching.your_logits.sheet import BadFile, Sheet

LABELS = ("label", "labels", "y", "y_true", "target", "targets", "class", "true")
LABELS += ("truth", "true_label", "gold", "answer", "ground_truth")
NO_SCORES = ("", "unnamed: 0", "index", "id", "row", "pred", "prediction")
NO_SCORES += ("predicted", "y_pred", "predicted_label")
SEPARATORS = {"\t": "tabs", ";": "semicolons", ",": "commas", " ": "spaces"}


def as_number(text, separator):
    """Return the number that a field holds; a decimal comma may stand in it.

    Raises
    ------
    ValueError
        If it holds none.
    """
    return float(text.replace(",", ".") if separator != "," else text)


def is_number(text, separator):
    """Tell whether a field holds a number."""
    try:
        as_number(text, separator)
    except ValueError:
        return False
    return True


class Columns:
    """The columns of a text file, told from its first line.

    Parameters
    ----------
    first : list of str
        The fields of the first line: a header if one of them is no number.
    labels : str
        "detect", "first", "last", or the name of the column.
    separator : str
        What separates the fields.

    Attributes
    ----------
    names : list of str, or None
        The header.
    label : int or None
        Which column holds the labels; None until all its values have been seen.
    scores : list of int
        The columns to read as numbers.
    """

    def __init__(self, first, labels, separator):
        self.separator = separator
        header = any(not is_number(field, separator) for field in first)
        self.names = [field.strip() for field in first] if header else None
        self.said = [f"Values are separated by {SEPARATORS[separator]}."]
        self.label = self._asked(labels, len(first))
        everything = range(len(first))
        left_out = [k for k in everything if header and self._is_no_score(k)]
        if left_out:
            names = ", ".join(repr(self.names[k]) for k in left_out)
            self.said.append(f"Left out: column {names}.")
        self.scores = [k for k in everything if k != self.label and k not in left_out]
        if not self.scores:
            raise BadFile(
                "There is no column of scores beside the labels: a line needs a score "
                "for each class, and a label."
            )

    def _asked(self, labels, width):
        """Return the column that holds the labels, as asked for or by its name."""
        if labels in ("first", "last"):
            return 0 if labels == "first" else width - 1
        if labels != "detect":
            if labels in (self.names or ()):
                return self.names.index(labels)
            there = ", ".join(self.names) if self.names else "no names"
            raise BadFile(f"There is no column {labels!r}; the header has {there}.")
        names = [name.lower() for name in self.names or ()]
        found = [k for k, name in enumerate(names) if name in LABELS]
        if len(found) > 1:
            one, other = (self.names[k] for k in found[:2])
            raise BadFile(
                f"Two columns could hold the labels, {one!r} and {other!r}: say which, "
                "or leave the other out."
            )
        return found[0] if found else None

    def _is_no_score(self, k):
        return k != self.label and self.names[k].lower() in NO_SCORES

    def numbers(self, line, fields):
        """Return the numbers of a line, or say which of its fields is none."""
        try:
            return [as_number(field, self.separator) for field in fields]
        except ValueError:
            pass
        k = next(
            k for k, field in enumerate(fields) if not is_number(field, self.separator)
        )
        named = f" ({self.names[self.scores[k]]})" if self.names else ""
        place = f"Line {line}, column {self.scores[k] + 1}{named}"
        text = fields[k].strip()
        if not text:
            raise BadFile(f"{place} is empty; fill it in or leave the line out.")
        raise BadFile(
            f"{place} holds {text[:40]!r}, which is no number; mend it or leave the "
            "column out. Labels may be words if the header names the classes."
        )

    def sheet(self, numbers, texts, lines):
        """Return scores and labels, now that all lines have been read."""
        labels, scores = texts, list(self.scores)
        if self.label is None:
            k = _holds_labels(numbers, lines)
            labels, self.label = numbers[:, k], scores.pop(k)
            numbers = np.delete(numbers, k, axis=1)
        name = self.names and self.names[self.label]
        named = f" ({name})" if name else ""
        self.said.append(f"The labels are column {self.label + 1}{named}.")
        return Sheet(
            numbers,
            labels,
            lines,
            columns=tuple(k + 1 for k in scores),
            names=tuple(self.names[k] for k in scores) if self.names else None,
            said=tuple(self.said),
        )


def _holds_labels(numbers, lines):
    """Return which column, the first or the last, holds whole numbers as labels do."""
    width = numbers.shape[1]
    if width < 2:
        raise BadFile(
            "There is one column only: a line needs a score for each class, and a "
            "label; if both are there, separate them by commas."
        )
    classes = max(width - 1, 2)
    ends = (width - 1, 0)
    whole = [k for k in ends if _are_whole(numbers[:, k])]
    fits = [k for k in whole if numbers[:, k].max() < classes]
    found = fits or whole
    if len(found) > 1:
        raise BadFile(
            "The first and the last column could both hold the labels: say which, or "
            "name it 'label' in a header."
        )
    if not found:
        where = ""
        for k in ends:
            odd = np.flatnonzero(~np.isfinite(numbers[:, k]))
            if len(odd):
                where = f" (line {lines[odd[0]]} has {numbers[odd[0], k]} there)"
        raise BadFile(
            "There are no labels: neither the first nor the last column holds whole "
            f"numbers only{where}. Add a column with the class that came true, 0 to "
            f"{width - 1}."
        )
    return found[0]


def _are_whole(column):
    return bool(
        np.isfinite(column).all()
        and (column == np.floor(column)).all()
        and (column >= 0).all()
    )
