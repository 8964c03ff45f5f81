"""The bounds that the docstrings state hold where errors are largest."""

import itertools
import json
import re

import error_bounds
import numpy as np
import oracles
import pytest
import worst_rows

import softmax_lib as sl

pytestmark = pytest.mark.skipif(
    np.finfo(np.longdouble).nmant <= 52, reason="longdouble is no longer than double"
)
DTYPES = [np.float64, np.float32]
U = 2.0**-24  # the relative error of a rounding to float32
STORED = json.loads(worst_rows.FILE.read_text(encoding="utf-8"))

# rows that broke bounds which were measured instead of proved
LEVELS = [
    ("softmax", [(8, 16.7), (992, 7.0)]),
    (
        "softmax",
        [(1, z) for z in (-9.1, -6.1, 9.5, 1.7, -12.1, -1.8, 2.4, 14.6, -15.2)],
    ),
    ("log_softmax", [*[(1, 6.3 - 4.18 * i) for i in range(12)], (988, -17.3)]),
    ("logsumexp", [(54, -3.1), (946, -8.5)]),
    ("online_softmax", [(23, 18.5), (977, -2.7)]),
]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("name", "levels"), LEVELS)
@pytest.mark.parametrize("reverse", [False, True])
def test_rows_of_few_levels_keep_the_bound(name, levels, reverse, dtype):
    z = worst_rows.row_of(levels[::-1] if reverse else levels, dtype)
    assert worst_rows.errors(name, z[None])[0] <= worst_rows.bound(name, z)


@pytest.mark.parametrize("row", STORED["rows"], ids=lambda row: row["function"])
def test_the_worst_rows_that_were_found_keep_the_bound(row):
    z = worst_rows.row_of(row["levels"], row["dtype"])
    assert len(z) == row["classes"]
    error = worst_rows.errors(row["function"], z[None])[0]
    assert error <= worst_rows.bound(row["function"], z) <= row["proved"]
    # on other processors exp rounds otherwise, but the sum does not
    assert row["found"] <= row["proved"]


def test_what_is_kept_is_of_all_functions_dtypes_and_sizes():
    keys = [(r["function"], r["dtype"], r["classes"]) for r in STORED["rows"]]
    sizes = itertools.product(worst_rows.NAMES, ("float32", "float64"), (10, 1000))
    assert keys == list(sizes)


@pytest.mark.parametrize(
    ("name", "size", "more_than"),
    [("softmax", 10, 3), ("softmax", 1000, 10), ("logsumexp", 1000, 3)],
)
def test_a_short_search_finds_more_than_random_rows_show(name, size, more_than):
    rng = np.random.default_rng(5)
    row, error = worst_rows.climbed(name, np.float64, size, rng, steps=25)
    assert more_than < error <= worst_rows.bound(name, row)
    random = rng.normal(size=(20, size)) * 10
    assert worst_rows.errors(name, random).max() < error


@pytest.mark.parametrize("name", worst_rows.NAMES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_the_errors_of_the_search_are_those_of_mpmath(name, dtype):
    z = (np.random.default_rng(3).normal(size=(4, 30)) * 5).astype(dtype)
    for found, row in zip(worst_rows.errors(name, z), z, strict=True):
        result = getattr(sl, name)(row)
        column = getattr(sl, name)(row[:, None], axis=0)
        if name == "logsumexp":
            truth = oracles.logsumexp(row)
            unit = float(np.finfo(dtype).eps) * max(1, abs(truth))
            off = (abs(oracles.exact(x) - truth) for x in (result, column[0]))
            error = float(max(off) / unit)
        else:
            truth = getattr(oracles, name.removeprefix("online_"))(row)
            error = oracles.worst_ulp([*result, *column[:, 0]], truth + truth)
        assert found == pytest.approx(error, abs=0.01)


@pytest.mark.parametrize("size", [1, 2, 16, 17, 33, 48, 128, 129, 1000, 10**6])
@pytest.mark.parametrize("columns", [False, True])
@pytest.mark.parametrize(("first", "term"), [(1 + 2 * U, 1 + 2 * U), (1, U)])
def test_sums_lose_no_more_than_their_additions_round(size, columns, first, term):
    from softmax_lib._sums import total

    e = np.full((1, size, 1) if columns else (1, size), term, np.float32)
    e[:, 0] = first
    lost = abs(float(total(e).ravel()[0]) / e.sum(dtype=np.float64) - 1)
    assert lost <= (1 + U) ** error_bounds.additions(size, columns) - 1


def test_additions_are_counted_by_hand():
    counted = [error_bounds.additions(n) for n in (1, 4, 10, 128, 136, 256, 1000)]
    # halves of 64 and 72 in eight partial sums: 7 or 8 additions, 3, and that of halves
    assert counted == [0, 3, 7, 37, 12, 19, 21]
    columns = [
        error_bounds.additions(n, columns=True) for n in (1, 32, 33, 512, 520, 1000)
    ]
    assert columns == [0, 31, 17, 46, 47, 34]


STATED = {
    sl.softmax: r"below (\d+) ulp for rows of 10 and (\d+) ulp for rows of 1000",
    sl.log_softmax: r"below (\d+) ulp for rows of 10 and (\d+) ulp for rows of 1000",
    sl.logsumexp: r"below (\d+) and (\d+) ``eps",
    sl.online_softmax: r"below (\d+) ulp for rows of 10 and (\d+) ulp for rows of 1000",
}


@pytest.mark.parametrize("function", STATED, ids=lambda f: f.__name__)
def test_the_docstring_states_what_is_proved(function):
    text = re.sub(r"\s+", " ", function.__doc__)
    stated = list(map(int, re.search(STATED[function], text).groups()))
    stated += map(int, re.search(r"\(float32: (\d+) and (\d+)\)", text).groups())
    bound = getattr(error_bounds, function.__name__)
    cases = itertools.product(DTYPES, (10, 1000))
    for number, (dtype, size) in zip(stated, cases, strict=True):
        assert bound(dtype, size) <= number < bound(dtype, size) + 1


@pytest.mark.parametrize("function", STATED, ids=lambda f: f.__name__)
def test_the_docstring_states_the_worst_that_was_found(function):
    text = re.sub(r"\s+", " ", function.__doc__)
    stated = map(int, re.search(r"search found is (\d+) and (\d+)", text).groups())
    for number, size in zip(stated, (10, 1000), strict=True):
        kind = function.__name__, size
        rows = [r for r in STORED["rows"] if (r["function"], r["classes"]) == kind]
        assert number - 1 < max(row["found"] for row in rows) <= number
