"""The table of errors was measured as it says, and agrees with the chapter."""

import json

import numpy as np
import oracles
import pytest

from bench import errors, peers

STORED = json.loads(errors.FILE.read_text(encoding="utf-8"))
ROWS = [
    pytest.param(row, id=f"{row['function']} {row['dtype']} {row['classes']}")
    for row in STORED["rows"]
]


def test_errors_are_counted_in_units_of_the_truths_last_place():
    z = np.array([[0.3, -1.7, 12.2]])
    truths = [errors.truth("softmax", row) for row in z]
    nearest = np.array([[float(t) for t in truths[0]]])
    assert errors.worst_ulp(nearest, truths) <= 0.5
    assert 2 < errors.worst_ulp(nearest + 3 * np.spacing(nearest), truths) < 4


@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
def test_the_truth_is_that_of_the_other_oracle(name):
    row = np.array([40.0, 0.0, -300.0])
    ours, other = errors.truth(name, row), getattr(oracles, name)(row)
    assert [float(x) for x in ours] == [float(x) for x in other]


@pytest.mark.parametrize("row", ROWS)
def test_ours_is_the_smallest_error_of_each_row(row):
    ours = row["worst_ulp"]["ours"]
    assert list(row["worst_ulp"]) == list(errors.CONTENDERS)
    assert 5 * ours < min(e for n, e in row["worst_ulp"].items() if n != "ours")


@pytest.mark.parametrize("row", [r for r in STORED["rows"] if r["classes"] == 10])
def test_the_textbooks_error_comes_out_again(row):
    z = np.random.default_rng(3).normal(0, 10, size=(300, 10)).astype(row["dtype"])
    truths = [errors.truth(row["function"], each) for each in z]
    again = errors.worst_ulp(errors.textbook(row["function"], z), truths)
    assert again == pytest.approx(row["worst_ulp"]["textbook"], rel=0.3)


def test_both_files_come_from_one_environment():
    stored = json.loads(peers.FILE.read_text(encoding="utf-8"))
    assert STORED["versions"] == stored["versions"]


def test_two_digits_are_rounded_up():
    assert [errors.two_digits(x) for x in (3.21, 1.0, 15_900_000)] == [3.3, 1, 1.6e7]
