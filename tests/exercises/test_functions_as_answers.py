"""A function that a reader writes is called, and its fault is named."""

import numpy as np
import pytest

from softmax_lib.teaching.exercises.answers import Code, Number

DOUBLE = Code(
    grade="●●○",
    asks="a function double(z)",
    right="Doubled.",
    reference=lambda z: 2 * z,
    cases=((1.0, -2.0), (3.0,)),
    on_website=Number(grade="●●○", label="double(2)", value=4, right="Four."),
)


def _in_place(z):
    z *= 2
    return z


def _only_short(z):
    return 2 * z if z.size == 1 else z


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (lambda z: 2 * z, "Right. Doubled."),
        (lambda z: (2 * z).tolist(), "Right. Doubled."),
        (lambda z: 1 / 0, "On [1, -2] your function raised ZeroDivisionError: div"),
        (lambda: 2, "your function raised TypeError: "),
        (_in_place, "your function changed its input, to [2, -4]."),
        (lambda z: None, "your function returned None: is the return missing?"),
        (lambda z: 2 * z.sum(), "returned an array of shape (), not (2,)."),
        (lambda z: [2 * z], "returned an array of shape (1, 2), not (2,)."),
        (lambda z: "2z", "returned a str that is no array of numbers."),
        (lambda z: z * np.nan, "your function returned nan"),
        (lambda z: 2j * z, "is no array of numbers"),
        (_only_short, "On [1, -2] it returns [1, -2], not [2, -4]."),
        (4, "Right. Four."),
        ("4", "Right. Four."),
        (5, "too high"),
        (None, "does your function return it"),
    ],
)
def test_a_function_is_called_and_its_fault_is_named(function, says):
    assert says in DOUBLE.judge(function).says
