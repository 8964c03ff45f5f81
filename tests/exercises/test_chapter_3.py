"""The answers of chapter 3, found a second time without softmax_lib's functions."""

import mpmath
import numpy as np
import pytest
from mpmath import mp, mpf

from softmax_lib.teaching import museum
from softmax_lib.teaching.exercises import EXERCISES, check

LN2 = mpmath.log(2)


def _softmax(scores):
    with mp.workdps(60):
        weights = [mpmath.exp(mpf(score)) for score in scores]
        return [weight / mpmath.fsum(weights) for weight in weights]


@mp.workdps(60)
def _log_p(scores, index):
    return mpmath.log(_softmax(scores)[index])


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        ("3.1", mpmath.floor(mpmath.log(65504) * 128) / 128),
        ("3.2", 1000 + LN2),
        ("3.3", 24 * LN2),
        ("3.4", -_log_p([50, 0], 0)),
        ("3.5", 9 * mpmath.log(10)),
        ("3.6", mpf("1.5") + 2 * mpmath.exp(-2)),
        ("3.7", _softmax([1000, 1001, 1003])[2]),
        ("3.8", _softmax([-1000, -998])[1]),
        ("3.9", -_log_p([0, 50], 0)),
        ("3.10", _log_p([40, 0], 0)),
        ("3.11", mpf(1)),
    ],
)
def test_the_registered_value_is_the_exact_one(number, exact):
    exercise = EXERCISES[number]
    value = getattr(exercise, "on_website", exercise).value
    assert abs(float(value) / float(exact) - 1) < 1e-13


def test_11_0859375_is_the_last_float16_with_a_finite_exponential():
    steps = np.arange(2**15, dtype=np.uint16).view(np.float16)
    with np.errstate(all="ignore"):
        finite = steps[np.isfinite(steps) & np.isfinite(np.exp(steps))]
    assert finite.max() == EXERCISES["3.1"].value


def test_the_first_gap_of_certainty_is_a_tie_that_goes_to_one():
    half = np.float32(2.0**-24)
    assert np.float32(1) + half == 1 < np.float32(1) + np.nextafter(half, np.float32(1))


@pytest.mark.parametrize(
    ("number", "answers"),
    [
        ("3.1", [11.0859375, "11.086"]),
        ("3.2", ["1,000.693", "1 000.693", "1000 + ln 2", "1000.693147 nats"]),
        ("3.3", [16.6355, "16.636"]),
        ("3.4", ["1.9287498e-22", "1.93·10⁻²²"]),
        ("3.5", ["20.72", 20.7233]),
        ("3.6", ["1.7707"]),
        ("3.7", ["0.8438"]),
        ("3.8", ["0.8808"]),
        ("3.9", [50, "50.0 nats"]),
        ("3.10", ["-4.248e-18"]),
        ("3.11", [1]),
        ("3.12", ["c"]),
        ("3.13", ["abcd"]),
    ],
)
def test_right_answers_are_right(number, answers):
    assert [check(number, answer).mark for answer in answers] == ["right"] * len(
        answers
    )


@pytest.mark.parametrize(
    ("number", "answer", "mistake"),
    [
        ("3.13", "abd", "3 of 4"),
    ],
)
def test_known_mistakes_are_named(number, answer, mistake):
    feedback = check(number, answer)
    assert feedback.mark == "wrong"
    assert mistake in feedback.says


# The functions that the repairs recognise, as a reader might write them.


def _quietly(function):
    def call(z):
        with np.errstate(all="ignore"):
            return function(z)

    return call


def _rows(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def _log_rows(z):
    winner = z.argmax()
    d = z - z[winner]
    return d - np.log1p(np.exp(np.delete(d, winner)).sum())


def _weights(z):
    return np.array(
        [
            _rows(row) if np.isfinite(row).any() else 0 * _rows(np.zeros_like(row))
            for row in z
        ]
    )


def _ties_left_out(z):
    d = z - z.max()
    return d - np.log1p(np.exp(d[z != z.max()]).sum())


@pytest.mark.parametrize(
    ("number", "function", "says"),
    [
        ("3.7", _rows, "survives scores of any size"),
        ("3.7", museum.naive_softmax, "returned nan"),
        ("3.7", lambda z: _rows(z / np.abs(z).max()), "that is a temperature"),
        (
            "3.7",
            lambda z: museum.naive_softmax(np.clip(z, -700, 700)),
            "cut the scores",
        ),
        ("3.8", _rows, "own maximum and its own sum"),
        ("3.8", museum.global_max_softmax, "returned nan"),
        ("3.8", lambda z: _rows(z.T).T, "normalise the columns"),
        ("3.8", lambda z: _rows(z.ravel()).reshape(z.shape), "shares one sum"),
        ("3.8", museum.no_keepdims_softmax, "raised ValueError"),
        ("3.9", lambda z: -_log_rows(z)[0], "No constant, no cap"),
        ("3.9", museum.clipped_loss, "constant is still there"),
        ("3.9", lambda z: -np.log(max(_rows(z)[0], 1e-9)), "lower limit for p"),
        ("3.9", _log_rows, "shape (2,), not ()"),
        ("3.10", _log_rows, "keeps all its digits"),
        ("3.10", museum.one_plus_log_softmax, "The 1 is still in the sum"),
        ("3.10", _ties_left_out, "Where two classes tie"),
        (
            "3.10",
            lambda z: z - z.max() - np.log1p(np.exp(z - z.max()).sum()),
            "leave it out of one",
        ),
        ("3.11", _weights, "because you said so"),
        ("3.11", _rows, "returned nan"),
        ("3.11", lambda z: _rows(np.maximum(z, -1e9)), "equal shares from you"),
    ],
)
def test_repairs_and_known_wrong_functions_are_recognised(number, function, says):
    assert says in check(number, _quietly(function)).says


def test_exercise_3_12_passes_its_authors_test_and_is_wrong():
    same = np.array([[0.0, 1.0, 2.0]] * 3)
    np.testing.assert_allclose(museum.no_keepdims_softmax(same), _rows(same))  # b
    other = museum.no_keepdims_softmax(np.array([[0.0, 1.0], [5.0, 5.0]]))
    assert f"{other[1, 0]:.0f}" in check("3.12", "c").says
    assert not np.isclose(other.sum(axis=0), 1).any()  # d
    assert not np.isclose(other.sum(axis=1), 1).any()
    for shape in [(2, 3), (3, 2)]:  # c
        with pytest.raises(ValueError, match="broadcast"):
            museum.no_keepdims_softmax(np.zeros(shape))
    assert museum.no_keepdims_softmax(np.zeros((3, 1))).shape == (3, 3)
