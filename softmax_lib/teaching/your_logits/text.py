"""Scores and labels in lines of text: CSV and its relatives."""

import csv
from operator import itemgetter
from pathlib import Path

import numpy as np

from softmax_lib.teaching.progress import tell
from softmax_lib.teaching.your_logits.columns import SEPARATORS, Columns, is_number
from softmax_lib.teaching.your_logits.sheet import BadFile, check_size

ROWS = 1000  # between two looks at the clock
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_text(path, labels, start):
    """Return scores and labels of a text file.

    Parameters
    ----------
    path : path-like
        The file.
    labels : str
        Which column holds the labels: "detect", "first", "last", or its name.
    start : bytes
        What the file begins with; a byte-order mark tells the encoding.

    Raises
    ------
    BadFile
        If a line cannot be understood; the message names it.
    """
    encodings = [name for mark, name in MARKS.items() if start.startswith(mark)]
    with Path(path).open(encoding=(encodings or ["utf-8"])[0], newline="") as file:
        try:
            return _read(file, Path(path).stat().st_size, labels)
        except UnicodeDecodeError:
            raise BadFile(
                "The file is no text in UTF-8; save it as CSV in UTF-8."
            ) from None
        except csv.Error as error:
            raise BadFile(f"The file is no CSV ({error}); save it as CSV.") from None


def _read(file, size, labels):
    separator = _separator(file)
    rows = _rows(file, separator)
    first_line, first = next(rows, (0, []))
    if not first:
        raise BadFile("The file holds no line with numbers; it is empty.")
    columns = Columns(first, labels, separator)
    line_of_first = first_line
    body = _chain((first_line, first), rows) if columns.names is None else rows
    pieces, texts, lines, width = [], [], [], len(first)
    take = itemgetter(*columns.scores) if len(columns.scores) > 1 else None
    piece = []
    for line, fields in body:
        if len(fields) != width:
            raise _ragged(line, fields, line_of_first, width)
        if columns.label is not None:
            texts.append(fields[columns.label].strip())
        chosen = take(fields) if take else [fields[k] for k in columns.scores]
        piece.append(columns.numbers(line, chosen))
        lines.append(line)
        if len(piece) == ROWS:
            pieces.append(np.array(piece))
            piece = []
            check_size(len(lines), width)
            tell("Reading the file", file.buffer.tell() / size)
    if not lines:
        raise BadFile("The file has a header, and no line of numbers below it.")
    if piece:
        pieces.append(np.array(piece))
    sheet = columns.sheet(np.concatenate(pieces), texts, np.array(lines))
    tell("Reading the file", 1)
    return sheet


def _separator(file):
    """Return what separates the values of the first line; the file is rewound."""
    first = ""
    for line in iter(file.readline, ""):
        if line.strip() and not line.startswith("#"):
            first = line.strip()
            break
    file.seek(0)
    return next((mark for mark in SEPARATORS if mark in first), ",")


def _rows(file, separator):
    """Yield number and fields of each line that is neither empty nor a remark."""
    if separator == " ":
        numbered = ((n, line.split()) for n, line in enumerate(file, start=1))
    else:
        reader = csv.reader(file, delimiter=separator)
        numbered = ((reader.line_num, fields) for fields in reader)
    for line, fields in numbered:
        if any(map(str.strip, fields)) and not fields[0].startswith("#"):
            yield line, fields


def _chain(first, others):
    yield first
    yield from others


def _ragged(line, fields, first, width):
    more = ""
    if len(fields) == width + 1 and not is_number(fields[0], ","):
        more = " Perhaps it has a name for each row, and the header none for those."
    return BadFile(
        f"Line {line} has {len(fields)} values, line {first} has {width}: every line "
        f"needs a score for each class, and a label. Mend it or leave it out.{more}"
    )
