"""The benchmark measures what it says, and its stored file is up to date."""

import json
from pathlib import Path

import numpy as np
import pytest

import softmax_lib as sl
from bench import speed, timing

ROOT = Path(__file__).parents[1]
STORED = json.loads(speed.FILE.read_text(encoding="utf-8"))

# the clock and the memory


class Clock:
    """A clock that calls move forward."""

    now = 0.0

    def __call__(self):
        return self.now

    def call(self, seconds):
        def moved():
            self.now += seconds

        return moved


def test_a_call_that_takes_three_times_as_long_has_the_ratio_three():
    clock = Clock()
    calls = {"ours": clock.call(1), "other": clock.call(3)}
    seen = timing.rounds_of(calls, least=4, seconds=0, clock=clock)
    assert seen == {"ours": [1] * 4, "other": [3] * 4}
    assert timing.times_ours(seen) == {"other": 3}


def test_a_slow_round_does_not_change_the_ratio():
    assert timing.times_ours({"ours": [1, 9, 1], "other": [2, 18, 2]}) == {"other": 2}


def test_short_calls_are_repeated():
    clock = Clock()
    count = []

    def ours():
        clock.now += 1e-5
        count.append(1)

    seen = timing.rounds_of({"ours": ours}, least=2, seconds=0, clock=clock)
    assert seen["ours"] == pytest.approx([1e-5, 1e-5])
    assert len(count) >= 2 * timing.LEAST / 1e-5


def test_the_peak_holds_the_result_and_what_was_thrown_away():
    n = 1_000_000
    assert n <= timing.peak_memory(lambda: bytes(n)) < 1.01 * n


def test_twice_as_fast_and_twice_as_slow_cancel():
    assert timing.geometric_mean([2, 0.5]) == pytest.approx(1)


# what is timed


@pytest.mark.parametrize("regime", speed.REGIMES)
@pytest.mark.parametrize(("shape", "axis"), [((7,), -1), ((5, 7), -1), ((7, 5), 0)])
def test_all_contenders_but_torch_compute_the_same(monkeypatch, shape, axis, regime):
    compare(monkeypatch, speed.logits(shape, axis, regime, "float64"), axis)


def test_a_list_is_given_to_all_of_them(monkeypatch):
    z = speed.logits((7,), -1, "ordinary", "list")
    assert isinstance(z, list)
    compare(monkeypatch, z, -1)


def compare(monkeypatch, z, axis):
    from bench import contenders

    monkeypatch.setattr(contenders, "with_torch", lambda z, axis, y: {})
    y = np.argmax(z, axis=axis)
    for function in contenders.FUNCTIONS:
        calls = contenders.contenders(function, z, axis, y)
        expected = getattr(sl, function)
        assert {"ours", "scipy", "exp", "copy"} <= set(calls)
        for name in set(calls) - {"exp", "copy"}:
            with np.errstate(all="ignore"):
                result = calls[name]()
            truth = expected(z, *([y] if "cross" in function else []), axis=axis)
            np.testing.assert_allclose(result, truth, rtol=1e-11, atol=1e-11)


@pytest.mark.parametrize("axis", [0, 1])
def test_half_of_the_logits_are_masked_and_no_row_is(axis):
    z = speed.logits((30, 40), axis, "masked", "float32")
    assert 0.4 < np.isinf(z).mean() < 0.6
    assert np.isfinite(z).any(axis=axis).all()


def test_shapes_are_drawn_from_a_seed():
    twenty = list(speed.drawn(3))
    assert twenty == list(speed.drawn(3)) != list(speed.drawn(4))
    assert len(twenty) == 20
    for dtype, shape, axis, regime in speed.drawn(3, 300):
        assert dtype in speed.DTYPES
        assert regime in speed.REGIMES
        assert 0 <= axis < len(shape) <= 4
        assert 1 <= np.prod(shape) < 2e6
    sizes = [np.prod(shape) for _, shape, _, _ in speed.drawn(3, 300)]
    assert np.mean(np.less(sizes, 1700)) == pytest.approx(0.5, abs=0.1)  # √(3·10⁶)


# the file


def test_the_file_holds_every_row_once():
    def case(row):
        keys = ("case", "function", "dtype", "shape", "axis", "regime")
        return str([row[k] for k in keys])

    expected = [
        str([c, f, d, list(shape), axis, regime])
        for c, f, d, shape, axis, regime in speed.cases(seed=STORED["seed"])
    ]
    assert [case(row) for row in STORED["rows"]] == expected


def test_the_file_is_spelled_as_the_command_spells_it():
    assert speed.spelled(STORED) == speed.FILE.read_text(encoding="utf-8")


def test_the_means_are_those_of_the_rows():
    assert STORED["means"] == speed.means(STORED["rows"])


def test_the_versions_are_those_that_the_recipe_installs():
    lines = (ROOT / "bench" / "speed.in").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if "==" in line)
    stored = {k: v for k, v in STORED["versions"].items() if k != "python"}
    assert stored == pins


@pytest.mark.parametrize("row", STORED["rows"], ids=lambda r: r["function"])
def test_a_row_has_what_it_is_compared_with(row):
    needed = {"scipy", "torch", "exp", "copy"}
    assert needed <= set(row["times_ours"])
    assert all(ratio > 0 for ratio in row["times_ours"].values())
    assert bool(row["memory"]) == (row["case"] == "named")


def test_with_out_there_is_no_second_array():
    large = [r for r in STORED["rows"] if np.prod(r["shape"]) > 1_500_000]
    assert large
    for row in large:
        if "ours, out=" in row["memory"] and row["axis"] == -1:
            assert row["memory"]["ours, out="] < 0.25


def test_the_rows_on_which_we_do_worst_are_printed_first():
    ratios = [row["times_ours"]["scipy"] for row in speed.by_scipy(STORED["rows"])]
    assert ratios == sorted(ratios)


def test_the_processor_has_a_name():
    assert speed.processor().strip()


def test_a_line_says_what_is_missing():
    row = STORED["rows"][0] | {"times_ours": {"scipy": 2.0}, "memory": {"ours": 1}}
    assert speed.line(row).count("–") == 5
