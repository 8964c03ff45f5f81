"""The answers of chapter 2, found a second time without softmax_lib's functions."""

import mpmath
import numpy as np
import pytest
from mpmath import mp, mpf

import softmax_lib as sl
from softmax_lib.teaching.exercises import EXERCISES, check

DOG, CAT, BOAT, AIRPLANE = (mpf(score) for score in ("-3.44", "1.16", "-0.81", "3.91"))
LN10 = mpmath.log(10)


def _shares(scores, temperature=1):
    with mp.workdps(40):
        weights = [mpmath.exp(mpf(score) / temperature) for score in scores]
        return [weight / mpmath.fsum(weights) for weight in weights]


def _airplane(temperature):
    return _shares([DOG, CAT, BOAT, AIRPLANE], temperature)[3]


def _entropy(temperature):
    p = _shares(["0.7", "1.5", "4.8"], temperature)
    return -mpmath.fsum(x * mpmath.log(x) for x in p)


def _one_half():
    return mpmath.findroot(lambda t: _airplane(t) - 0.5, (2, 8), solver="anderson")


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        ("2.1", _shares(["-1.2", "0.4", "2.3", "1.1"], 1)[2]),
        ("2.3", _one_half()),
        ("2.4", _entropy(2)),
        ("2.5", 1 / LN10),
        ("2.6", mpf("0.75")),
    ],
)
def test_the_registered_value_is_the_exact_one(number, exact):
    exercise = EXERCISES[number]
    value = getattr(exercise, "on_website", exercise).value
    assert abs(float(value) - float(exact)) < 1e-11


@pytest.mark.parametrize(
    ("number", "answers"),
    [
        ("2.1", ["0.6752", "67.52 %", 0.67523]),
        ("2.2", ["c"]),
        ("2.3", ["4.12", 4.124123]),
        ("2.4", ["0.718", "0.718 nats", 0.717956]),
        ("2.5", ["0.434", "1/ln(10)", "1/ln 10", 1 / np.log(10)]),
        ("2.6", [sl.sparsemax, 0.75, "3/4"]),
        ("2.7", [150, "150"]),
        ("2.8", ["abcd"]),
        ("2.9", ["c"]),
        ("2.10", ["2.16", 2.2]),
    ],
)
def test_right_answers_are_right(number, answers):
    assert [check(number, answer).mark for answer in answers] == ["right"] * len(
        answers
    )


@pytest.mark.parametrize(
    ("number", "answer", "mistake"),
    [
        ("2.1", 0.6755, "a little too high"),
    ],
)
def test_known_mistakes_are_named(number, answer, mistake):
    feedback = check(number, answer)
    assert feedback.mark == "wrong"
    assert mistake in feedback.says


def test_exercise_2_7_counts_the_first_n_below_one_half():
    with mp.workdps(40):
        leads = {n: 1 / (1 + (n - 1) * mpmath.exp(-5)) for n in (149, 150)}
    assert leads[150] < 0.5 <= leads[149]
    assert EXERCISES["2.7"].value == 150


@pytest.mark.parametrize(
    ("cat", "mark"),
    [
        ("2.1539", "wrong"),
        ("2.1541", "right"),
        ("2.2502", "right"),
        ("2.2504", "wrong"),
    ],
)
def test_exercise_2_10_takes_exactly_what_raises_both(cat, mark):
    before = _shares([DOG, CAT, BOAT, AIRPLANE])
    after = _shares([DOG, cat, BOAT, AIRPLANE + 1])
    both = after[1] > before[1] and after[3] > before[3]
    assert check("2.10", cat).mark == mark == ("right" if both else "wrong")


# The functions that exercise 2.6 recognises, as a reader might write them.


def _sparsemax(z):
    ordered = np.sort(z)[::-1]
    thresholds = (np.cumsum(ordered) - 1) / np.arange(1, z.size + 1)
    return np.maximum(z - thresholds[ordered > thresholds][-1], 0)


def _softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def _clipped(z):
    positive = np.where(z > 0, z, 0)
    total = positive.sum()
    return positive / (total if total else 1)


def _all_classes(z):
    return np.clip(z + (1 - z.sum()) / len(z), 0, None)


def _left_sorted(z):
    return -np.sort(-_sparsemax(z))


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (_sparsemax, "agrees with sl.sparsemax"),
        (_softmax, "That is softmax"),
        (_clipped, "divide by their sum"),
        (_all_classes, "from all classes"),
        (_left_sorted, "in sorted order"),
        (lambda z: z, "it returns [-2, 0, 0.5], not [0, 0.25, 0.75]"),
        (lambda z: z - z.max(keepdims=1, axis=3), "raised AxisError"),
        (lambda z: z.max(), "shape (), not (3,)"),
    ],
)
def test_exercise_2_6_recognises_wrong_sparsemaxes(function, says):
    assert says in check("2.6", function).says


def test_exercise_2_9_is_about_what_its_options_say():
    z = np.array([0.7, 1.5, 4.8])

    def flawed(z):
        e = np.exp(z / z.max())
        return e / e.sum()

    assert np.isfinite(flawed(np.array([1000.0, 999.0]))).all()  # a
    assert flawed(z).max() - flawed(z + 10).max() > 0.1  # b and c, the right one
    positive = flawed(np.array([1e-9, 3.0, 1e9]))
    assert positive.max() / positive.min() <= np.e * (1 + 1e-15)  # d
    assert f"{flawed(z)[2]:.4f}, and {flawed(z + 10)[2]:.4f}" in check("2.9", "c").says


def test_exercise_2_2_is_flattest_at_its_right_option():
    largest = {
        t: max(_shares(["0.7", "1.5", "4.8"], mpf(t))) for t in ("0.5", "1", "2")
    }
    assert f"T = {min(largest, key=largest.get)}" == next(
        option.text for option in EXERCISES["2.2"].options if option.right
    )
