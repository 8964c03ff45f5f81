"""Answers to the exercises of chapter 7, "Attention"."""

import math

from .answers import Choice, Number, Option, SelfCheck, near
from .chapter_7_sink import SINK

SPREAD = 8 / 3  # root of 64 terms of variance (1/3)²
GAP = math.log(1023) + math.log(9)
FACTOR = (5 - math.log(15) + math.log(1023)) / 5


EXERCISES = {
    "7.1": Number(
        grade="●○○",
        label="divisor",
        value=SPREAD,
        decimals=2,
        right="Each product has variance 1/9, and 64 of them have 64/9.",
        hints=(
            near(8, "That is √d, for entries of variance 1. These have variance 1/3."),
            near(
                SPREAD**2,
                "That is the variance of the score. Divide by its root, the spread.",
            ),
            near(
                8 / math.sqrt(3),
                "A product has the variance of q times that of k: 1/3 twice.",
            ),
            near(64 / 3, "Both vectors vary: each product has variance 1/9, not 1/3."),
            near(64, "A divisor of d makes the scores far too small."),
        ),
    ),
    "7.2": Number(
        grade="●○○",
        label="gap g",
        value=GAP,
        decimals=3,
        right="ln 1023 for the crowd, ln 9 for the odds of nine to one.",
        hints=(
            near(
                math.log(1023),
                "That gap gives one half. Nine to one needs ln 9 more.",
            ),
            near(
                math.log(1024) + math.log(9),
                "That is for 1024 others. There are 1023.",
                within=0.0004,
            ),
            near(
                math.log(9),
                "That is the gap to a single rival. There are 1023 of them.",
            ),
            near(
                math.log(1023) + math.log(0.9),
                "You need the *odds* of 90 %, 0.9/0.1, not 0.9 itself.",
            ),
            near(
                math.log10(1023) + math.log10(9),
                "That is a base-10 logarithm. Scores are in nats.",
            ),
            near(
                math.log(1023) - math.log(9),
                "That gives 10 %: mind the sign of the odds.",
            ),
        ),
    ),
    "7.3": Choice(
        grade="●○○",
        right="For softmax1 a score means something: log-odds against nothing.",
        options=(
            Option(
                "The weights of attention.",
                "Softmax only sees differences, and the constant cancels in each row.",
            ),
            Option(
                "Which key gets most.",
                "A constant for all changes no rank.",
            ),
            Option(
                "The weights at a temperature of 2.",
                "Divided by 2 the constant is still the same for all, and softmax "
                "does not see it.",
            ),
            Option(
                "How many times as much one key gets as another.",
                "A ratio of weights is the exponential of a difference of scores.",
            ),
            Option("The weights of softmax1.", right=True),
        ),
    ),
    "7.4": SelfCheck(
        grade="●●○",
        right="So the late mask leaks; divided by its sum it is right, on paper.",
        steps=(
            "With S the sum of exp(z) over the visible keys and H over the hidden "
            "ones, a weight that is left is exp(z_i) / (S + H).",
            "The right weight is exp(z_i) / S, so all that are left are too small by "
            "the one factor S / (S + H).",
            "H is made of the hidden scores, so the answer depends on what was to be "
            "hidden.",
            "Dividing the row by its sum removes the factor, as long as none of the "
            "visible weights has underflowed.",
        ),
    ),
    "7.5": SINK,
    "7.6": Number(
        grade="●●○",
        label="factor",
        value=FACTOR,
        decimals=2,
        right="The gap must make up for the crowd: ln 1023 − ln 15 more than 5.",
        hints=(
            near(
                math.log(1024) / math.log(16),
                "Under that factor the weight grows. It is to stay the same.",
            ),
            near(
                math.log(1023) / math.log(15),
                "The gap need not grow in proportion to ln(n − 1): their difference "
                "must stay.",
            ),
            near(5 * FACTOR, "That is the new gap. The old one was 5."),
            near(
                math.log(1023) - math.log(15),
                "That is by how much the gap must grow. The factor is asked for.",
            ),
            near(1023 / 15, "A crowd counts by its logarithm."),
            near(64, "A crowd counts by its logarithm."),
        ),
    ),
    "7.7": Choice(
        grade="●●●",
        right="One hidden score far above the visible ones leaves 0/0 in its row.",
        options=(
            Option(
                "The two are equal only if the mask is a triangle.",
                "The proof holds for any mask that leaves a key to be seen.",
            ),
            Option(
                "Rows that are divided by their sum no longer sum to one.",
                "They do, and that is what the division is for.",
            ),
            Option(
                "A hidden score may be so large that all visible weights underflow "
                "to 0, and their sum with them.",
                right=True,
            ),
            Option(
                "The gradient of a product with a mask does not exist.",
                "The mask is a constant, and a product with it has a gradient.",
            ),
        ),
    ),
}
