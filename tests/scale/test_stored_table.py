"""What chapter 10 says of the clock and the memory holds in the table it reads."""

from pathlib import Path

import pytest

from softmax_lib.scale import table

STORED = Path(__file__).parents[2] / "bench/scale.json"


@pytest.fixture(scope="module")
def largest():
    """The rows of the largest array, by who computed and what."""
    stored = table.load(STORED)
    rows = [row for row in stored["rows"] if row["grows"] == "n"]
    most = max(row["gb"] for row in rows)
    return {
        (row["processes"] > 1, row["task"]): row for row in rows if row["gb"] == most
    }


@pytest.mark.parametrize(
    ("task", "least", "most"),
    [("read", 0.8, 1), ("cross_entropy", 0.95, 1.05), ("softmax", 1.1, 2)],
)
def test_two_workers_take_as_long_on_the_clock(largest, task, least, most):
    """Hardly less for reading, as much for the loss, longer for the softmax."""
    ratio = largest[True, task]["seconds"] / largest[False, task]["seconds"]
    assert least < ratio < most


def test_two_workers_use_more_of_the_processors(largest):
    for task in ("read", "cross_entropy", "softmax"):
        assert largest[True, task]["cpu_seconds"] > largest[False, task]["cpu_seconds"]


def test_more_than_half_of_a_cross_entropy_is_reading(largest):
    read, loss = (largest[False, t]["cpu_seconds"] for t in ("read", "cross_entropy"))
    assert loss / 2 < read < loss
    assert 3 < largest[False, "softmax"]["cpu_seconds"] / read < 4  # as the bars say


def test_cpu_time_grows_as_chapter_10_says():
    """With the rows in one process; less with two workers that read, and with K."""
    powers = {
        (each["who"] == "one process", each["task"], each["grows"]): each["cpu"]
        for each in table.load(STORED)["slopes"]
    }
    for alone in (True, False):
        for task in ("read", "cross_entropy", "softmax"):
            by_rows = powers[alone, task, "n"]
            assert powers[alone, task, "K"] < by_rows
            if alone:
                assert 0.95 < by_rows < 1.05
    assert powers[False, "read", "n"] < 0.9
