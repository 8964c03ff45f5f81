"""Files of predictions: good ones are read, of bad ones one line says what is wrong."""

import gzip
import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import softmax_lib as sl
from softmax_lib.teaching import progress
from softmax_lib.teaching.your_logits import read, sheet

N, K = 40, 3
Z = np.round(np.random.default_rng(3).normal(size=(N, K)) * 2, 3)
P = sl.softmax(Z)
Y = np.arange(N) % K


def lines(scores=Z, labels=Y, separator=",", header=None, number=repr):
    """Return a table as lines, labels last."""
    body = [
        separator.join([*(number(float(x)) for x in row), str(label)])
        for row, label in zip(scores, labels, strict=True)
    ]
    return body if header is None else [header, *body]


def holds_z(found):
    assert np.array_equal(found.z, Z)
    assert np.array_equal(found.y, Y)
    assert np.array_equal(found.p, sl.softmax(Z))
    assert found.kind == "logits"


GOOD = {
    "a header": lines(header="cat,dog,cow,label"),
    "no header": lines(),
    "semicolons": lines(separator=";"),
    "tabs": lines(separator="\t"),
    "spaces, as np.savetxt writes": lines(separator=" "),
    "decimal commas": lines(separator=";", number=lambda x: repr(x).replace(".", ",")),
    "names as labels": lines(
        labels=[["cat", "dog", "cow"][y] for y in Y], header="cat,dog,cow,y"
    ),
    "names behind a prefix": lines(
        labels=[["cat", "dog", "cow"][y] for y in Y], header="z_cat,z_dog,z_cow,Target"
    ),
    "names in quotes": lines(header='"a, b","c","d","class"'),
    "columns named by numbers": lines(header="0,1,2,label"),
    "columns named by other numbers": lines(labels=Y + 1, header="1,2,3,label"),
    "remarks and empty lines": ["# z, y", "", *lines(), "", ",,,"],
    "Windows's ends of lines": [line + "\r" for line in lines(header="a,b,c,label")],
    "labels as floats": lines(labels=Y.astype(float)),
}


@pytest.mark.parametrize("name", GOOD)
def test_tables_as_people_write_them_are_read(written, name):
    holds_z(read(written(GOOD[name])))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_first_name(written, encoding):
    holds_z(read(written(lines(header="cat,dog,cow,label"), encoding)))
    holds_z(
        read(written(lines(header="label,cat,dog,label2"), encoding))
    ) if 0 else None


def test_the_index_of_pandas_and_the_prediction_are_left_out(written):
    body = lines(header="a,b,c,label")
    body = [f"{',' if k == 0 else f'{k},'}{line}" for k, line in enumerate(body)]
    body = [f"{line},{'pred' if k == 0 else 1}" for k, line in enumerate(body)]
    found = read(written(body))
    holds_z(found)
    assert "Left out: column '', 'pred'." in repr(found)


def test_labels_may_stand_first_or_where_they_are_said_to_be(written):
    body = [",".join(reversed(line.split(","))) for line in lines(Z[:, ::-1])]
    holds_z(read(written(body)))
    holds_z(read(written(body), labels="first"))
    found = read(written(lines(header="a,b,c,d")), labels="d")
    holds_z(found)
    assert "column 4 (d)" in repr(found)


def test_whole_logits_leave_the_label_in_doubt_until_it_is_said(written, said):
    z = np.column_stack([Y[::-1], Z[:, 1:], Y])
    path = written([",".join(map(str, row)) for row in z])
    assert "could both hold the labels" in said(path)
    assert np.array_equal(read(path, labels="last").y, Y)


def test_whole_numbers_out_of_range_are_no_labels_where_others_fit(written):
    z = np.column_stack([100 + np.arange(N), Z[:, 1:], Y])
    found = read(written([",".join(map(str, row)) for row in z]))
    assert np.array_equal(found.y, Y)


def test_probabilities_are_recognised(written):
    found = read(written(lines(P)))
    assert found.kind == "probabilities"
    assert np.array_equal(found.p, P)
    assert np.allclose(sl.softmax(found.z), P, rtol=1e-15)
    assert "look like probabilities" in repr(found)
    assert read(written(lines(P)), scores="logits").kind == "logits"


@pytest.mark.parametrize("kind", ["probabilities", "logits"])
def test_one_column_is_that_of_class_1(written, kind):
    y = Y % 2
    p = P[:, 0] if kind == "probabilities" else Z[:, 0]
    found = read(written(lines(p[:, None], y)))
    assert found.kind == kind
    expected = p if kind == "probabilities" else 1 / (1 + np.exp(-p))
    assert np.allclose(found.p[:, 1], expected, rtol=1e-14)
    assert np.allclose(found.p.sum(axis=1), 1)


@settings(max_examples=30, deadline=None)
@given(arrays(np.float64, (25, 3), elements=st.floats(-1e300, 1e300)))
def test_every_number_comes_back_as_it_was_written(tmp_path_factory, z):
    path = tmp_path_factory.mktemp("z") / "z.csv"
    path.write_text("\n".join(lines(z, np.arange(25) % 3)))
    assert np.array_equal(read(path, scores="logits", labels="last").z, z)


def changed(row, column, text, source=None):
    """Return lines in which one field is another; both counted from 1."""
    table = [line.split(",") for line in source or lines(header="cat,dog,cow,label")]
    table[row - 1][column - 1] = text
    return [",".join(line) for line in table]


PLAIN = lines(header="cat,dog,cow,label")
BAD = {
    "an empty file": (b"", "is empty"),
    "nothing but empty lines": (["", "# hello", ""], "is empty"),
    "a header only": (PLAIN[:1], "no line of numbers below it"),
    "few rows": (PLAIN[:9], "8 rows; give 20 at least"),
    "a ragged row": (
        [*PLAIN[:6], PLAIN[6] + ",1", *PLAIN[7:]],
        "Line 7 has 5 values, line 1 has 4",
    ),
    "names of rows": (
        [PLAIN[0], *(f"r{k},{line}" for k, line in enumerate(PLAIN[1:]))],
        "the header none",
    ),
    "text": (changed(5, 2, "high"), "Line 5, column 2 (dog) holds 'high'"),
    "an empty field": (changed(5, 2, ""), "Line 5, column 2 (dog) is empty"),
    "NaN": (changed(9, 3, "nan"), "Line 9, column 3 (cow) is NaN"),
    "+inf": (changed(9, 3, "inf"), "Line 9, column 3 (cow) is +inf"),
    "text without a header": (
        changed(4, 1, "?", lines()),
        "Line 4, column 1 holds '?', which is no number",
    ),
    "all -inf": (
        [PLAIN[0], "-inf,-inf,-inf,0", *PLAIN[1:]],
        "Line 2 has -inf for every class",
    ),
    "a label too large": (changed(8, 4, "3"), "Line 8: the label 3 is none of the 3"),
    "a label below 0": (changed(8, 4, "-1"), "Line 8: the label -1 is none of the 3"),
    "labels from 1": (lines(labels=Y + 1), "run from 1 to 3: subtract 1"),
    "half a label": (changed(8, 4, "1.5"), "Line 8: the label 1.5 is no whole"),
    "an unknown name": (changed(8, 4, "owl"), "Line 8: the label 'owl' is neither"),
    "a missing label": (changed(8, 4, " "), "Line 8 has no label"),
    "one class": (lines(labels=0 * Y), "All 40 labels are 0: there is one class only"),
    "no labels": (lines(labels=Z[:, 0]), "There are no labels"),
    "a label that is NaN": (
        changed(6, 4, "nan", lines()),
        "There are no labels: neither the first nor the last column holds whole "
        "numbers only (line 6 has nan there)",
    ),
    "one column": ([str(x) for x in Z[:, 0]], "There is one column only"),
    "labels only": (["label", *map(str, Y)], "no column of scores beside the labels"),
    "two columns of labels": (
        lines(header="a,b,target,label"),
        "Two columns could hold the labels, 'target' and 'label'",
    ),
    "rows that do not sum to 1": (
        changed(7, 1, "0.9", lines(P, header="a,b,c,label")),
        "Line 7 sums to ",
    ),
    "sigmoids": (lines(P * 0.7), "All scores lie between 0 and 1, but rows do not"),
    "percentages": (lines(P * 100), "these are percentages; divide by 100"),
    "one array": (b"\x93NUMPY\x01\x00", "one array, a .npy file"),
    "a pickle": (pickle.dumps([1, 2]), "a pickle, which could run any code"),
    "gzip": (gzip.compress(b"1,2"), "compressed with gzip"),
    "no UTF-8": ("naïve,1\n".encode("latin-1"), "no text in UTF-8"),
    "a torn archive": (b"PK\x03\x04 and no more", "damaged or cut short"),
    "too long a field": (["a" * 200_000 + ",b"], "is no CSV"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_one_clear_line(written, said, name):
    content, words = BAD[name]
    assert words in said(written(content))


def test_what_is_said_to_be_probabilities_must_be(written, said):
    assert "Line 1, column 1 is " in said(
        written(lines(-abs(Z))), scores="probabilities"
    )
    assert "sums to" in said(written(lines(P * 0.7)), scores="probabilities")
    with pytest.raises(ValueError, match="scores must be one of"):
        read(written(lines()), scores="odds")


def test_a_column_that_is_not_there_is_named_with_those_that_are(written, said):
    assert "the header has cat, dog, cow, label" in said(written(PLAIN), labels="owl")
    assert "the header has no names" in said(written(lines()), labels="owl")


def test_more_than_memory_holds_is_refused(written, said, monkeypatch):
    monkeypatch.setattr(sheet, "CELLS", 100)
    content = lines(np.tile(Z, (60, 1)), np.tile(Y, 60))
    assert "more than 100 numbers" in said(written(content))


def test_reading_tells_how_far_it_has_come(written, request):
    heard = []
    progress.listen(lambda what, share: heard.append((what, share)))
    request.addfinalizer(lambda: progress.listen(None))
    read(written(lines(np.tile(Z, (200, 1)), np.tile(Y, 200))))
    shares = [share for what, share in heard if what == "Reading the file"]
    assert len(shares) == 9
    assert shares == sorted(shares)
    assert shares[-1] == 1
