"""Scores and labels of a file, judged: whether they make sense as predictions."""

from dataclasses import dataclass
from html import escape

import numpy as np

import softmax_lib as sl
from softmax_lib.teaching.your_logits.sheet import BadFile

FEWEST = 20  # rows; with fewer an interval says nothing
SLACK = 2.0**-9  # of a sum of probabilities, as in softmax_lib: float16 rounds so


@dataclass(frozen=True, eq=False, repr=False)
class Predictions:
    """What was predicted, and what came true.

    Attributes
    ----------
    z : ndarray of shape (n, K)
        Logits; log p where the file has probabilities.
    p : ndarray of shape (n, K)
        Probabilities.
    y : ndarray of int, shape (n,)
        The classes that came true.
    kind : {"logits", "probabilities"}
        What the file has.
    said : tuple of str
        How the file was understood, in sentences.
    """

    z: np.ndarray
    p: np.ndarray
    y: np.ndarray
    kind: str
    said: tuple

    def __repr__(self):
        n, classes = self.p.shape
        return " ".join([f"{n} rows, {classes} classes: {self.kind}.", *self.said])

    def _repr_html_(self):
        return f"<p>{escape(repr(self))}</p>"


def as_predictions(sheet, scores):
    """Return the predictions of a sheet.

    Parameters
    ----------
    sheet : Sheet
        Scores and labels as they were found.
    scores : {"detect", "logits", "probabilities"}
        What the scores are.

    Raises
    ------
    BadFile
        If the scores are no predictions, or the labels no classes.
    """
    _check_numbers(sheet)
    table, said = sheet.scores, list(sheet.said)
    kind = sheet.kind if scores == "detect" else scores
    if kind is None:
        kind = _detected(sheet)
        said.append(f"The scores look like {kind}.")
    if kind == "probabilities":
        _check_sums(sheet)
    if table.shape[1] == 1:
        table = np.column_stack(
            [1 - table if kind == "probabilities" else 0 * table, table]
        )
        said.append("The one column of scores is that of class 1.")
    y, how = _classes(sheet, table.shape[1])
    said += how
    _check_labels(y)
    with np.errstate(divide="ignore"):
        z = np.log(table) if kind == "probabilities" else table
    p = table if kind == "probabilities" else sl.softmax(table)
    return Predictions(z, p, y, kind, tuple(said))


def _check_numbers(sheet):
    table = sheet.scores
    if len(table) < FEWEST:
        raise BadFile(
            f"There are {len(table)} rows; give {FEWEST} at least. A report worth "
            "having takes some hundreds."
        )
    for wrong, why in (
        (np.isnan(table), "is NaN; leave such rows out, and look where it comes from"),
        (table == np.inf, "is +inf, which no temperature can change; leave it out"),
    ):
        if wrong.any():
            raise BadFile(f"{sheet.cell(*np.argwhere(wrong)[0])} {why}.")
    empty = (table == -np.inf).all(axis=1)
    if empty.any():
        raise BadFile(
            f"{sheet.row(empty.argmax())} has -inf for every class: nothing is left "
            "to be predicted; leave it out."
        )


def _detected(sheet):
    """Return what scores look like, or refuse those that look like neither."""
    table = sheet.scores
    inside = bool((table >= 0).all() and (table <= 1 + SLACK).all())
    if table.shape[1] == 1:
        return "probabilities" if inside else "logits"
    sums = table.sum(axis=1)
    one = np.abs(sums - 1) <= SLACK
    if not inside:
        if (table >= 0).all() and (np.abs(sums - 100) <= 1).all():
            raise BadFile("The rows sum to 100: these are percentages; divide by 100.")
        return "logits"
    if one.mean() > 0.5:
        return "probabilities"
    i = int(one.argmin())
    raise BadFile(
        "All scores lie between 0 and 1, but rows do not sum to 1: "
        f"{sheet.row(i).lower()} sums to {sums[i]:.6g}. Say whether they are logits. "
        "Probabilities of single classes, as sigmoids give, do not exclude each other, "
        "and this report is not for them."
    )


def _check_sums(sheet):
    table = sheet.scores
    wrong = (table < 0) | (table > 1 + SLACK)
    if wrong.any():
        i, k = np.argwhere(wrong)[0]
        raise BadFile(
            f"{sheet.cell(i, k)} is {table[i, k]:.6g}, which is no probability; if "
            "these are logits, say so."
        )
    sums = table.sum(axis=1)
    off = np.abs(sums - 1) > SLACK
    if table.shape[1] > 1 and off.any():
        i = int(off.argmax())
        raise BadFile(
            f"{sheet.row(i)} sums to {sums[i]:.6g}, not 1: divide each row by its sum, "
            "and look why it is not 1 already."
        )


def _classes(sheet, classes):
    """Return the labels as columns of the table, and sentences on how."""
    labels = sheet.labels
    texts = isinstance(labels, list) or labels.dtype.kind == "U"
    if texts:
        by_name = _by_name([str(label) for label in labels], sheet.names)
        if by_name is not None:
            plain = list(map(str, by_name)) == labels
            return by_name, [] if plain else ["Labels are names of columns."]
        labels = _numbers(labels, sheet)
    bad = ~np.isfinite(labels) | (labels != np.floor(labels))
    if bad.any():
        i = int(bad.argmax())
        raise BadFile(
            f"{sheet.row(i)}: the label {labels[i]} is no whole number; labels count "
            f"the classes from 0 to {classes - 1}."
        )
    off = (labels < 0) | (labels >= classes)
    if off.any():
        i = int(off.argmax())
        more = ""
        if labels.min() == 1 and labels.max() == classes:
            more = f" They run from 1 to {classes}: subtract 1."
        raise BadFile(
            f"{sheet.row(i)}: the label {labels[i]:.0f} is none of the {classes} "
            f"classes, 0 to {classes - 1}.{more}"
        )
    return labels.astype(np.intp), []


def _by_name(labels, names):
    """Return the column of each label if all are names of columns, else None."""
    if not names:
        return None
    low, high = min(names), max(names)  # p_cat, p_dog: what all begin with, these do
    pairs = zip(low, high, strict=False)
    start = next((k for k, (a, b) in enumerate(pairs) if a != b), len(low))
    for listed in (names, [name[start:] for name in names]):
        column = {name: k for k, name in enumerate(listed)}
        if len(column) == len(listed) and column.keys() >= set(labels):
            return np.array([column[label] for label in labels])
    return None


def _numbers(labels, sheet):
    found = np.empty(len(labels))
    for i, label in enumerate(labels):
        if not label:
            raise BadFile(f"{sheet.row(i)} has no label; add it or leave the line out.")
        try:
            found[i] = float(label)
        except ValueError:
            names = f" ({', '.join(sheet.names[:5])} …)" if sheet.names else ""
            raise BadFile(
                f"{sheet.row(i)}: the label {str(label)[:40]!r} is neither a whole "
                f"number nor the name of a column of scores{names}."
            ) from None
    return found


def _check_labels(y):
    if (y == y[0]).all():
        raise BadFile(
            f"All {len(y)} labels are {y[0]}: there is one class only. Give rows of "
            "two classes or more, in no order or all of them."
        )
