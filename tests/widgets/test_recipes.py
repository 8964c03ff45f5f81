"""Two logits in any precision: what the widget's JavaScript is tested against, too.

``PYTHONPATH=tests python tests/widgets/test_recipes.py`` writes
``golden/recipes.json``, each operation done by mpmath and rounded to the dtype, and
``golden/float16.json``, numpy's own roundings.
"""

import json
from pathlib import Path

import mpmath
import numpy as np
import oracles
import pytest
from mpmath import mp, mpf

import softmax_lib as sl
from softmax_lib.teaching import recipes

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = [
    (dtype, gap, level)
    for dtype in recipes.DTYPES
    for gap in (0, 0.1, 1, 3.3, 8, 8.4, 11, 12, 16.7, 17.4, 36.8, 50, 88.8, 104.1)
    for level in (0, 7, -30, 1000)
] + [("float64", gap, 0) for gap in (700, 709.9, 740, 800)]
ROUNDINGS = 4000


def round_to(x, dtype):
    """Round what mpmath holds, once, to a number of the dtype."""
    with np.errstate(over="ignore"):
        return mpf(float(np.dtype(dtype).type(float(x))))


@mp.workdps(60)
def by_mpmath(dtype, gap, level):
    """Return the four recipes, each operation exact and then rounded."""

    def to(x):
        return x if mpmath.isnan(x) or mpmath.isinf(x) else round_to(x, dtype)

    def ratio(a, b):
        whole = mpmath.isinf(b) or b == 0
        return (mpf("nan") if a == b else mpf(0)) if whole else to(a / b)

    def loss_of(p):
        return mpf("inf") if p == 0 else to(0 - mpmath.log(p))

    low = to(mpf(level))
    high = to(low + to(mpf(gap)))
    truth = mpmath.exp(low - high)
    tops, bottoms = to(mpmath.exp(high)), to(mpmath.exp(low))
    total = to(tops + bottoms)
    d = to(low - high)
    e = to(mpmath.exp(d))
    lse = to(high + to(mpmath.log(to(1 + e))))
    t = to(mpmath.log1p(e))
    return {
        "exact": (truth / (1 + truth), mpmath.log1p(truth)),
        "naive": (ratio(bottoms, total), loss_of(ratio(tops, total))),
        "shifted": (to(e / to(1 + e)), loss_of(to(1 / to(1 + e)))),
        "division-free": (to(mpmath.exp(to(low - lse))), to(lse - high)),
        "log1p": (to(mpmath.exp(to(d - t))), t),
    }


def spelled(x):
    x = float(x)
    return (
        x if np.isfinite(x) else str(x).replace("nan", "NaN").replace("inf", "Infinity")
    )


def golden_recipes():
    cases = []
    for dtype, gap, level in CASES:
        found = by_mpmath(dtype, gap, level)
        answers = {name: [spelled(x) for x in pair] for name, pair in found.items()}
        cases.append([dtype, gap, level, answers])
    return cases


def inputs():
    """Return float64 numbers of all sizes that float16 knows, and some beyond."""
    seed, numbers = 16, []
    for _ in range(ROUNDINGS):
        seed = (1664525 * seed + 1013904223) % 2**32
        sign, exponent = (-1) ** (seed % 2), seed // 2**26 % 45 - 27
        seed = (1664525 * seed + 1013904223) % 2**32
        numbers.append(sign * (1 + seed / 2**32) * 2.0**exponent)
    return np.array(numbers)


def golden_roundings():
    with np.errstate(over="ignore"):
        bits = inputs().astype(np.float16).view(np.uint16)
    return {"bits": "".join(f"{b:04x}" for b in bits)}


def stored(name):
    return json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))


def test_the_golden_recipes_are_those_of_exact_arithmetic_rounded():
    assert stored("recipes") == golden_recipes()


def test_the_golden_roundings_are_those_of_numpy():
    assert stored("float16") == golden_roundings()


@pytest.mark.parametrize(("dtype", "gap", "level"), CASES)
def test_each_recipe_is_its_exact_operations_rounded(dtype, gap, level):
    found = recipes.answers(gap, level=level, dtype=dtype)
    for name, expected in by_mpmath(dtype, gap, level).items():
        for value, exact in zip(found[name], expected, strict=True):
            if dtype == "float64" or name == "exact":  # float64's own exp and log
                close = 8 * np.finfo(float).eps * max(1, gap if name != "exact" else 1)
                assert float(value) == pytest.approx(
                    float(exact), rel=close, abs=1e-320, nan_ok=True
                )
            else:
                np.testing.assert_equal(float(value), float(exact))


@pytest.mark.parametrize("dtype", ["float16", "float32"])
def test_numpys_own_arithmetic_is_within_a_few_steps(dtype):
    gaps = np.linspace(0, 12, 301).astype(dtype)
    z = np.stack([gaps, np.zeros_like(gaps)])
    with np.errstate(all="ignore"):
        e = np.exp(z - z.max(axis=0))
    p = (e / e.sum(axis=0))[1]
    ours = recipes.answers(gaps, dtype=dtype)["shifted"].loser.astype(dtype)
    assert sl.ulp_distance(p, ours).max() <= 4


def test_the_exact_answer_is_exact():
    for gap, level in [(0.3, 0), (0.3, 1000), (3.3, -1000.7), (700, 10.1), (50, 0)]:
        low = np.float64(level)
        z = np.array([low + gap, low])
        exact = recipes.answers(gap, level=level)["exact"]
        truth = -oracles.log_softmax(z)[0]
        assert abs(mpf(float(exact.loss)) / truth - 1) < 1e-15
        assert abs(mpf(float(exact.loser)) / oracles.softmax(z)[1] - 1) < 1e-15


def test_the_winners_loss_is_what_only_log1p_keeps():
    found = recipes.answers(50.0)
    losses = {name: float(answer.loss) for name, answer in found.items()}
    assert losses.pop("exact") == pytest.approx(losses.pop("log1p"), rel=1e-15)
    assert set(losses.values()) == {0.0}


def test_where_chapter_3_sees_its_map_darken():
    gaps = np.arange(0.5, 87)
    answers = recipes.answers(gaps, level=1000, dtype="float32")
    names = ("shifted", "log1p", "division-free")
    off = [np.abs(answers[n].loser / answers["exact"].loser - 1) for n in names]
    near = gaps < 17
    shifted, log1p, division_free = (errors[near].max() for errors in off)
    assert shifted < 1e-7 < log1p < 1e-6 < division_free < 1e-4
    assert max(errors[~near].max() for errors in off) < 1e-7


@pytest.mark.parametrize(
    ("value", "truth", "dtype", "digits"),
    [
        (0.5, 0.5, "float32", 24 * np.log10(2)),
        (0.5 + 2**-24, 0.5, "float32", 24 * np.log10(2)),
        (0.5005, 0.5, "float64", 3),
        (0.0, 1e-60, "float32", 24 * np.log10(2)),
        (0.0, 1e-20, "float32", 0),
        (7.0, 1.0, "float16", 0),
        (np.nan, 1.0, "float16", 0),
        (np.inf, 1.0, "float16", 0),
    ],
)
def test_right_digits_are_counted(value, truth, dtype, digits):
    assert recipes.right_digits(value, truth, dtype=dtype) == pytest.approx(digits)


def test_arrays_of_gaps_are_answered_one_by_one():
    gaps = np.array([0.5, 20.0, 100.0])
    together = recipes.answers(gaps, dtype="float32")
    for i, gap in enumerate(gaps):
        alone = recipes.answers(gap, dtype="float32")
        for name in recipes.RECIPES:
            np.testing.assert_equal([x[i] for x in together[name]], list(alone[name]))


if __name__ == "__main__":
    for name, content in {
        "recipes": golden_recipes(),
        "float16": golden_roundings(),
    }.items():
        text = json.dumps(content, allow_nan=False).replace('], ["', '],\n ["')
        (GOLDEN / f"{name}.json").write_text(text + "\n", encoding="utf-8")
