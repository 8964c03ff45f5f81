"""Scores and labels in an .npz file."""

import zipfile

import numpy as np

from softmax_lib.teaching.your_logits.sheet import BadFile, Sheet, check_size

LOGITS = ("z", "logits", "logit", "scores", "outputs")
PROBABILITIES = ("p", "probs", "probabilities", "prob", "proba", "y_prob", "p_hat")
LABELS = ("y", "labels", "label", "targets", "target", "y_true", "classes")
HOW = "np.savez('predictions.npz', z=z, y=y)"


def read_archive(path):
    """Return scores and labels of an .npz file.

    Parameters
    ----------
    path : path-like
        The file.

    Raises
    ------
    BadFile
        If it is damaged, or its arrays are not two that fit.
    """
    try:
        return _read(path)
    except BadFile:
        raise
    except (zipfile.BadZipFile, ValueError, EOFError, OSError):
        raise BadFile(
            f"The .npz file is damaged or cut short; save it again with {HOW}."
        ) from None


def _read(path):
    shapes = _shapes(path)
    scores, kind, labels = _chosen(shapes)
    check_size(*shapes[scores][0])
    with np.load(path, allow_pickle=False) as stored:
        z, y = stored[scores], stored[labels]
    return Sheet(
        z.astype(np.float64, copy=False),
        y,
        lines=None,
        columns=tuple(range(z.shape[1])),
        kind=kind,
        said=(f"The scores are the array {scores}, the labels {labels}.",),
    )


def _shapes(path):
    """Return shape and dtype of each array, from their heads alone."""
    found = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/"):
                raise BadFile("The file is an Excel workbook; save the sheet as CSV.")
            if not name.endswith(".npy"):
                continue
            with archive.open(name) as member:
                version = np.lib.format.read_magic(member)
                head = (
                    np.lib.format.read_array_header_1_0
                    if version == (1, 0)
                    else np.lib.format.read_array_header_2_0
                )
                shape, _, dtype = head(member)
            found[name.removesuffix(".npy")] = shape, dtype
    if not found:
        raise BadFile(f"The file is a zip without arrays; save them with {HOW}.")
    return found


def _chosen(shapes):
    """Return the name of the scores, what they are, and the name of the labels."""
    for name, (_, dtype) in shapes.items():
        if dtype.hasobject:
            raise BadFile(
                f"The array {name} holds pickled objects, which could run any code "
                "when they are opened; save it as plain numbers: "
                f"np.asarray({name}, dtype=float)."
            )
    labels = _named(shapes, LABELS) or _alone(shapes, 1)
    scores = _named(shapes, (*LOGITS, *PROBABILITIES)) or _alone(shapes, 2)
    there = ", ".join(f"{name} {shape}" for name, (shape, _) in shapes.items())
    if not (scores and labels):
        missing = "labels, y of shape (n,)" if scores else "scores, z of shape (n, K)"
        raise BadFile(
            f"The file has no {missing}. It holds {there}; save it with {HOW}."
        )
    _check_fit(shapes, scores, labels)
    kinds = {LOGITS: "logits", PROBABILITIES: "probabilities"}
    told = [kind for names, kind in kinds.items() if scores.lower() in names[:-1]]
    kind = told[0] if told and scores.lower() not in ("scores", "outputs") else None
    return scores, kind, labels


def _named(shapes, names):
    found = [name for name in shapes if name.lower() in names]
    if len(found) > 1:
        raise BadFile(
            f"The file has both {found[0]} and {found[1]}; save one of them only."
        )
    return found[0] if found else None


def _alone(shapes, dimensions):
    """Return the only array with so many dimensions, as np.savez(file, z, y) has it."""
    found = [name for name, (shape, _) in shapes.items() if len(shape) == dimensions]
    return found[0] if len(found) == 1 else None


def _check_fit(shapes, scores, labels):
    (shape, dtype), (of_labels, its_dtype) = shapes[scores], shapes[labels]
    if len(shape) != 2 or dtype.kind not in "iuf":
        raise BadFile(
            f"{scores} is {dtype} of shape {shape}; scores are numbers of shape "
            "(n, K), one row a prediction, one column a class."
        )
    if len(of_labels) == 2 and of_labels == shape:
        raise BadFile(
            f"{labels} has shape {of_labels}, as {scores} has; from one-hot rows save "
            f"{labels}.argmax(axis=1)."
        )
    if len(of_labels) != 1 or its_dtype.kind not in "iufU":
        raise BadFile(
            f"{labels} is {its_dtype} of shape {of_labels}; labels are whole numbers "
            "of shape (n,), one for each row."
        )
    if of_labels[0] != shape[0]:
        raise BadFile(
            f"{scores} has {shape[0]} rows, {labels} has {of_labels[0]} labels; save "
            "the labels of the same rows."
        )
