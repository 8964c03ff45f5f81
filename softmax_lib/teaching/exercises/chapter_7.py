"""Answers to the exercises of chapter 7, "Softmax at work"."""

import math

from .answers import Choice, Hint, Number, Option, SelfCheck, near
from .chapter_7_nucleus import NUCLEUS

SPREAD = 8 / 3  # root of 64 terms of variance (1/3)²
GAP = math.log(1023) + math.log(9)
EVEN = 2.3171  # where LETTER has one half after GREEK CAPITAL


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
    "7.3": SelfCheck(
        grade="●●○",
        right="So heat widens a min-p set evenly in logits, whatever the other words.",
        steps=(
            "At temperature T the ratio p_i / p_max is exp((z_i − z_max)/T): the "
            "common denominator has gone.",
            "It is at least r exactly if z_i ≥ z_max − T ln(1/r), since ln increases "
            "and T is positive.",
            "So the width of the kept band grows in proportion to T, and no other "
            "word's score plays a part.",
            "Top-p does not have this: its sum runs over other words, so splitting "
            "one of them in two can change who is kept.",
        ),
    ),
    "7.4": NUCLEUS,
    "7.5": Choice(
        grade="●○○",
        right="For softmax1 a score means something: log-odds against nothing.",
        options=(
            Option(
                "The weights of attention.",
                "Softmax only sees differences, and the constant cancels in each row.",
            ),
            Option(
                "What top-k keeps.",
                "A constant for all changes no rank.",
            ),
            Option(
                "What top-p keeps at a temperature of 2.",
                "Divided by 2 the constant is still the same for all, and softmax "
                "does not see it.",
            ),
            Option(
                "What min-p keeps.",
                "A ratio of probabilities is a difference of logits.",
            ),
            Option("The weights of softmax1.", right=True),
        ),
    ),
    "7.6": Number(
        grade="●●○",
        label="rank",
        value=34,
        right="32 from the product, 1 from the bias, 1 from the row constants.",
        hints=(
            near(
                32,
                "That is the product's rank. There is a bias, and softmax takes off a "
                "constant in each row.",
                within=0,
            ),
            near(
                33,
                "That is the rank of the logits. To make log-probabilities of them, a "
                "constant is taken off each row.",
                within=0,
            ),
            near(
                1000,
                "However many words there are, the rows are made from 32 numbers.",
                within=0,
            ),
            near(
                5000,
                "The number of contexts bounds the rank, but far more loosely than "
                "the width does.",
                within=0,
            ),
        ),
    ),
    "7.7": Number(
        grade="●●○",
        label="T",
        value=EVEN,
        relative=0.01,
        right="Hot enough that 144 all but impossible words together match one.",
        hints=(
            near(
                1 / EVEN,
                "That is 1/T, the factor. Scores are *divided* by the temperature.",
                within=0.01,
            ),
            near(1.0, "At T = 1 it has more than 98 %.", within=0.005),
            Hint(
                4,
                10,
                "At that temperature LETTER has much less than a half.",
            ),
            Hint(None, 0, "A temperature is positive."),
        ),
    ),
    "7.8": Choice(
        grade="●●●",
        right="A measure of correctness alone is won by one true name, said for ever.",
        options=(
            Option(
                "200 names are too few to tell nearly all from seventy in a hundred.",
                "The difference is some 50 names, and by chance it would be a few. It "
                "is real; the question is what it means.",
            ),
            Option(
                "The two models have the same weights, so their samples must agree.",
                "The weights agree and the temperature does not: they are two "
                "distributions.",
            ),
            Option(
                "Whether names exist rewards repetition: a model that says one true "
                "name for ever would win.",
                right=True,
            ),
            Option(
                "At 0.3 the probabilities no longer sum to one.",
                "Softmax normalises at every temperature.",
            ),
        ),
    ),
}
