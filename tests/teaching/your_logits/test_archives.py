"""Archives of arrays: usual names are understood, odd ones get one clear line."""

import io
import pickle
import zipfile

import numpy as np
import pytest

import softmax_lib as sl
from softmax_lib.teaching.your_logits import read, sheet

N, K = 40, 3
Z = np.round(np.random.default_rng(3).normal(size=(N, K)) * 2, 3)
P = sl.softmax(Z)
Y = np.arange(N) % K


@pytest.mark.parametrize(
    "names", [("z", "y"), ("logits", "labels"), ("arr_0", "arr_1")]
)
def test_archives_are_read(tmp_path, names):
    path = tmp_path / "a.npz"
    np.savez(path, **dict(zip(names, (Z, Y), strict=True)))
    found = read(path)
    assert np.array_equal(found.z, Z)
    assert np.array_equal(found.y, Y)
    assert found.kind == "logits"


def test_an_archive_says_what_it_holds_and_which_dtype(tmp_path):
    path = tmp_path / "a.npz"
    np.savez_compressed(path, p=P.astype(np.float16), y=Y.astype(float), more=Z[:5])
    found = read(path)
    assert found.kind == "probabilities"
    assert found.p.dtype == np.float64
    assert "array p, the labels y" in repr(found)


def archive(**stored):
    file = io.BytesIO()
    np.savez(file, **stored)
    return file.getvalue()


def zipped(name):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(name, "1,2")
    return file.getvalue()


def torn():
    """Return an archive whose scores are damaged and whose head is whole."""
    content = bytearray(archive(z=Z, y=Y))
    content[300] ^= 1
    return bytes(content)


ODD = {
    "no labels": (archive(z=Z), "no labels, y of shape (n,)"),
    "no scores": (archive(y=Y), "no scores, z of shape (n, K)"),
    "wrong keys": (
        archive(a=Z, b=Z, c=Y, d=Y),
        "It holds a (40, 3), b (40, 3), c (40,), d (40,); save it with",
    ),
    "pickled objects": (
        archive(z=np.array([[1, "a"]] * 3, dtype=object), y=Y),
        "The array z holds pickled objects",
    ),
    "two of the same": (archive(z=Z, logits=Z, y=Y), "has both z and logits"),
    "one-hot labels": (archive(z=Z, y=np.eye(K)[Y]), "save y.argmax(axis=1)"),
    "labels of another shape": (archive(z=Z, y=Y[:, None]), "y is int64 of shape"),
    "other rows": (archive(z=Z, y=Y[1:]), "z has 40 rows, y has 39 labels"),
    "three axes": (archive(z=Z[None], y=Y), "of shape (1, 40, 3); scores are"),
    "complex scores": (archive(z=Z * 1j, y=Y), "z is complex128"),
    "NaN": (archive(z=np.where(Z[7, 1] == Z, np.nan, Z), y=Y), "Row 7, column 1 is"),
    "labels out of range": (archive(z=Z, y=Y + 5), "Row 0: the label 5 is none"),
    "a workbook": (zipped("xl/workbook.xml"), "an Excel workbook"),
    "another zip": (zipped("readme.txt"), "a zip without arrays"),
    "damage": (torn(), "damaged or cut short"),
}


@pytest.mark.parametrize("name", ODD)
def test_a_bad_archive_gets_one_clear_line(written, name, said):
    content, words = ODD[name]
    assert words in said(written(content))


def test_a_pickle_in_an_archive_is_never_opened(written, monkeypatch, said):
    monkeypatch.setattr(pickle, "load", lambda *a, **k: pytest.fail("it was opened"))
    said(written(archive(z=np.array([[{}]], dtype=object), y=Y)))


def test_an_archive_too_large_is_refused_by_its_head(written, said, monkeypatch):
    monkeypatch.setattr(sheet, "CELLS", 100)
    monkeypatch.setattr(np, "load", lambda *a, **k: pytest.fail("it was opened"))
    assert "more than 100 numbers" in said(written(archive(z=Z, y=Y)))
