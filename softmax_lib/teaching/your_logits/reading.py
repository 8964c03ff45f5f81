"""A file of any kind: which it is, is seen from its first bytes."""

from pathlib import Path

from softmax_lib.teaching.your_logits.archive import read_archive
from softmax_lib.teaching.your_logits.predictions import as_predictions
from softmax_lib.teaching.your_logits.sheet import BadFile
from softmax_lib.teaching.your_logits.text import read_text

SCORES = ("detect", "logits", "probabilities")
# What a file begins with, what it is, and how to make another one of it.
OTHERS = {
    b"\x93NUMPY": (
        "one array, a .npy file",
        "save scores and labels together: np.savez('predictions.npz', z=z, y=y)",
    ),
    b"\x80": (
        "a pickle, which could run any code when it is opened",
        "save the arrays with np.savez('predictions.npz', z=z, y=y)",
    ),
    b"PAR1": ("a Parquet file", "save it as CSV: table.to_csv('predictions.csv')"),
    b"\x89HDF": (
        "an HDF5 file",
        "save the arrays with np.savez('predictions.npz', z=z, y=y)",
    ),
    b"\x1f\x8b": ("compressed with gzip", "unpack it first"),
    b"\xd0\xcf\x11\xe0": ("an old Excel workbook", "save the sheet as CSV"),
    b"%PDF": ("a PDF", "pass the table itself, as CSV"),
}


def read(path, *, scores="detect", labels="detect"):
    """Return the predictions of a file, or say which line of it is wrong, and why.

    Parameters
    ----------
    path : path-like
        A CSV file, with one prediction a line: a score for each class, and the class
        that came true. Or an .npz file with two arrays: the scores of shape (n, K), as
        ``z`` or ``p``, and the labels of shape (n,), as ``y``. Other usual names do.
    scores : {"detect", "logits", "probabilities"}
        What the scores are. Detected: probabilities if each row is >= 0 and sums to 1.
    labels : {"detect", "first", "last"} or str
        Which column of a CSV file holds the labels; or its name.

    Returns
    -------
    Predictions
        Its repr says how the file was understood.

    Raises
    ------
    BadFile
        If the file cannot be used; the message says where, why, and what to do.
    ValueError
        If `scores` is none of the three.
    OSError
        If the file cannot be opened.
    """
    if scores not in SCORES:
        raise ValueError(f"scores must be one of {SCORES}, not {scores!r}.")
    with Path(path).open("rb") as file:
        start = file.read(8)
    if not start:
        raise BadFile("The file is empty.")
    for magic, (what, instead) in OTHERS.items():
        if start.startswith(magic):
            raise BadFile(f"The file is {what}; {instead}.")
    archive = start.startswith(b"PK")
    sheet = read_archive(path) if archive else read_text(path, labels, start)
    return as_predictions(sheet, scores)
