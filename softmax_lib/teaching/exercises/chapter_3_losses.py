"""Exercises 3.9 and 3.10: broken logarithms of the museum, to be repaired."""

import numpy as np

import softmax_lib as sl
from softmax_lib.teaching import museum

from .answers import Code, Mistake, Number, near

STILL_ONE = (
    "The 1 is still in the sum, so the winner's logarithm is rounded to 0. Sum over "
    "the others only, and use log1p."
)


def _loss(z: np.ndarray) -> np.ndarray:
    return -sl.log_softmax(z)[0]


def _log_of_clipped(z: np.ndarray) -> np.ndarray:
    return -np.log(max(sl.softmax(z)[0], 1e-9))


def _without_all_maxima(z: np.ndarray) -> np.ndarray:
    d = z - z.max()
    return d - np.log1p(np.exp(d[d < 0]).sum())


def _with_the_maximum(z: np.ndarray) -> np.ndarray:
    d = z - z.max()
    return d - np.log1p(np.exp(d).sum())


LOSSES = {
    "3.9": Code(
        grade="●●○",
        asks="a function loss(z), the loss in nats if class 0 is the true one",
        right="No constant, no cap, and a gradient however wrong the model is.",
        reference=_loss,
        cases=((0.0, 50.0), (0.7, 1.5, 4.8), (0.0, 800.0), (-1000.0, 0.0), (3.0, 3.0)),
        mistakes=(
            Mistake(
                museum.clipped_loss,
                "The constant is still there, and with it the cap. Take the "
                "log-softmax of the scores: no probability is needed.",
            ),
            Mistake(
                _log_of_clipped,
                "A lower limit for p caps the loss just as the constant did. Take the "
                "log-softmax of the scores: no probability is needed.",
            ),
        ),
        on_website=Number(
            grade="●●○",
            label="its value for [0, 50]",
            unit="nats",
            value=_loss(np.array([0, 50])),
            right="The loss of a class that is 50 behind is 50, nearly to the digit.",
            hints=(
                near(-np.log(1e-9), "That is the cap that the constant sets."),
                near(0, "That is the loss if class 1 is true.", within=0.005),
                near(-50, "A loss is *minus* a logarithm of a probability."),
            ),
        ),
    ),
    "3.10": Code(
        grade="●●●",
        asks="a function log_softmax(z) of one vector",
        right="The winner keeps all its digits, and so does a tie.",
        reference=sl.log_softmax,
        cases=(
            (50.0, 0.0),
            (0.0, 30.0, -2.0),
            (1.0, 1.0),
            (0.7, 1.5, 4.8),
            (-1000.0, -1040.0, -1041.0),
            (3.0,),
        ),
        absolute=0.0,
        mistakes=(
            Mistake(museum.one_plus_log_softmax, STILL_ONE),
            Mistake(
                _without_all_maxima,
                "Where two classes tie, only one of them is the 1 of log1p. The other "
                "belongs to the sum.",
            ),
            Mistake(
                _with_the_maximum,
                "log1p adds a 1 for the maximum, and your sum has it too: leave it out "
                "of one of them.",
            ),
        ),
        on_website=Number(
            grade="●●●",
            label="its first value for [40, 0]",
            value=sl.log_softmax([40, 0])[0],
            digits=3,
            right="−log1p(e⁻⁴⁰).",
            hints=(
                near(0, STILL_ONE, within=0),
                near(-40, "That is the second entry. The winner's is the first."),
                near(
                    -sl.log_softmax([40, 0])[0],
                    "The size is right. A log-probability is never positive.",
                ),
                near(
                    -np.log(2),
                    "log1p adds a 1 for the maximum, and your sum has it too.",
                ),
            ),
        ),
    ),
}
