"""Predictions of chapter 1, "Logits"."""

from math import exp

from softmax_lib.teaching.exercises.answers import Hint, Interval, near
from softmax_lib.teaching.exercises.numeric import PERCENTAGE

PREDICTIONS = {
    "logits-level-rivals": Interval(
        label="probability of setosa",
        low=0.02,
        high=0.03,
        right="Two rivals, each e³ times as probable, some twenty.",
        hints=(
            near(1 / (1 + exp(3)), "That is against one rival, and there are two."),
            near(exp(-3), "Those are the odds against one rival, and there are two."),
            near(1 / 3, "That holds when all three are level.", within=0.01),
            Hint(2, 3, PERCENTAGE),
            Hint(None, 0, "Softmax leaves something to every class."),
        ),
    ),
}
