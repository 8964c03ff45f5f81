"""Exercise 2.6, write sparsemax, with the wrong versions that it recognises."""

import numpy as np

import softmax_lib as sl

from .answers import Code, Mistake, Number, near

VECTOR = np.array([-2, 0, 0.5])
THAT_IS_SOFTMAX = (
    "That is softmax. Sparsemax subtracts a threshold and cuts at zero; there is no "
    "exponential in it."
)
THRESHOLD_OF_ALL = (
    "You computed the threshold from all classes. Only those that keep some "
    "probability count in it."
)


def _clip_and_divide(z: np.ndarray) -> np.ndarray:
    kept = np.maximum(z, 0)
    return kept / kept.sum() if kept.any() else kept


def _threshold_of_all(z: np.ndarray) -> np.ndarray:
    return np.maximum(z - (z.sum() - 1) / z.size, 0)


def _sorted_sparsemax(z: np.ndarray) -> np.ndarray:
    return np.sort(sl.sparsemax(z))[::-1]


SPARSEMAX = Code(
    grade="●●○",
    asks="a function sparsemax(z) of one vector",
    right="Your function agrees with sl.sparsemax on every case.",
    reference=sl.sparsemax,
    cases=(
        tuple(VECTOR.tolist()),
        (0.7, 1.5, 4.8),
        (-3.44, 1.16, -0.81, 3.91),
        (1.0, 1.0, 0.0),
        (0.3, 0.1, 0.2),
        (-1.0, -1.25, -3.0),
        (1000.0, 1000.5),
        (3.0,),
    ),
    mistakes=(
        Mistake(sl.softmax, THAT_IS_SOFTMAX),
        Mistake(
            _clip_and_divide,
            "You cut the scores at zero and divide by their sum. Sparsemax "
            "subtracts the threshold τ first, and then nothing is left to divide.",
        ),
        Mistake(_threshold_of_all, THRESHOLD_OF_ALL),
        Mistake(
            _sorted_sparsemax,
            "The numbers are right, but in sorted order. Sort a copy to find the "
            "threshold, and subtract it from the scores as they came.",
        ),
    ),
    on_website=Number(
        grade="●●○",
        label="largest probability",
        value=sl.sparsemax(VECTOR).max(),
        right="0 and 0.5 stay, with threshold τ = −0.25.",
        hints=(
            near(sl.softmax(VECTOR).max(), THAT_IS_SOFTMAX),
            near(
                1,
                "Zero keeps some probability too: it is only 0.5 below the "
                "largest score, and a lead of less than 1 leaves the second "
                "class a share.",
            ),
            near(_threshold_of_all(VECTOR).max(), THRESHOLD_OF_ALL),
            near(
                0.5,
                "That is the score itself. Subtract the threshold τ, which is "
                "negative here.",
            ),
            near(
                0.25,
                "That is the other class that keeps a share. The largest entry "
                "belongs to 0.5.",
            ),
        ),
    ),
)
