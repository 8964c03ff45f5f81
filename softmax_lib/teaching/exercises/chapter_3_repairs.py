"""Exercises 3.7, 3.8 and 3.11: broken softmaxes of the museum, to be repaired."""

import numpy as np

import softmax_lib as sl
from softmax_lib.teaching import museum

from .answers import Code, Hint, Mistake, Number, near, percentage

INF = np.inf


def _divided(z: np.ndarray) -> np.ndarray:
    return sl.softmax(z / np.abs(z).max())


def _capped(z: np.ndarray) -> np.ndarray:
    return museum.naive_softmax(np.clip(z, -700, 700))


def _columns(z: np.ndarray) -> np.ndarray:
    return sl.softmax(z, axis=0)


def _all_at_once(z: np.ndarray) -> np.ndarray:
    return sl.softmax(z, axis=(0, 1))


def _zeros_if_empty(z: np.ndarray) -> np.ndarray:
    return np.nan_to_num(sl.softmax(z))


def _uniform_if_empty(z: np.ndarray) -> np.ndarray:
    return sl.softmax(np.maximum(z, -1e9))


MASKED = np.array([[1, 2, -INF], [-INF, -INF, -INF]])

REPAIRS = {
    "3.7": Code(
        grade="●○○",
        asks="a function softmax(z) of one vector",
        right="It survives scores of any size.",
        reference=sl.softmax,
        cases=(
            (1000.0, 1001.0, 1003.0),
            (-1000.0, -1001.0, -1003.0),
            (0.7, 1.5, 4.8),
            (0.0, 800.0),
            (3.0,),
        ),
        mistakes=(
            Mistake(
                _divided,
                "You divide by the largest score: that is a temperature. Subtract.",
            ),
            Mistake(
                _capped,
                "You cut the scores off before exp. Scores beyond the cut lose their "
                "differences: 1000 and 1003 are the same to you.",
            ),
        ),
        on_website=Number(
            grade="●○○",
            label="its largest value for [1000, 1001, 1003]",
            value=sl.softmax([1000, 1001, 1003]).max(),
            decimals=3,
            right="As for [0, 1, 3]: the shift changes nothing.",
            hints=(
                Hint(
                    0.33,
                    0.335,
                    "You cut the scores off before exp, or divided them by the "
                    "largest, and lost their differences. Subtract the largest.",
                ),
                near(
                    sl.softmax([1000, 1001, 1003])[1],
                    "That is the second largest.",
                ),
                percentage(sl.softmax([1000, 1001, 1003]).max()),
            ),
        ),
    ),
    "3.8": Code(
        grade="●●○",
        asks="a function softmax(z) of a batch, one example per row",
        right="Each row has its own maximum and its own sum.",
        reference=sl.softmax,
        cases=(
            ((0.0, 1.0), (-1000.0, -998.0)),
            ((1.0, 2.0, 3.0), (3.0, 1.0, 1.0)),
            ((5.0,), (6.0,)),
        ),
        mistakes=(
            Mistake(_columns, "You normalise the columns. Classes lie along axis 1."),
            Mistake(_all_at_once, "The whole batch shares one sum. Give it an axis."),
        ),
        on_website=Number(
            grade="●●○",
            label="its last value for [[0, 1], [−1000, −998]]",
            value=sl.softmax([0, 2])[1],
            decimals=3,
            right="As for [0, 2]: the other row has no say in it.",
            hints=(
                near(
                    1,
                    "Does the other row have a say? Shift each row by its own "
                    "maximum, and divide it by its own sum.",
                ),
                near(
                    0,
                    "The rows mix: they share one sum, or the columns have one each. "
                    "Give it axis 1.",
                    within=1e-9,
                ),
                near(sl.softmax([0, 1])[1], "That is the last of the first row."),
                near(sl.softmax([0, 2])[0], "That is the one before the last."),
                percentage(sl.softmax([0, 2])[1]),
            ),
        ),
    ),
    "3.11": Code(
        grade="●●○",
        asks="a function weights(z) of a batch in which −inf marks what is excluded",
        right="Empty rows are zeros because you said so, not by accident.",
        reference=_zeros_if_empty,
        cases=(
            tuple(map(tuple, MASKED.tolist())),
            ((-1000.0, -999.0), (0.0, -INF)),
            ((-INF, -INF),),
        ),
        mistakes=(
            Mistake(
                _uniform_if_empty,
                "A row with nothing left gets equal shares from you. Zeros were asked "
                "for: find the empty rows before you shift.",
            ),
        ),
        on_website=Number(
            grade="●●○",
            label="the sum of all its values for [[1, 2, −inf], [−inf, −inf, −inf]]",
            value=1,
            right="One for the first row, nothing for the second.",
            hints=(
                near(
                    2,
                    "The second row got shares too, although nothing is left of it.",
                ),
                near(
                    0, "The first row has two classes left; they share 1.", within=0.1
                ),
            ),
        ),
    ),
}
