"""Answers to the exercises of chapter 8, "The next word"."""

from .answers import Choice, Hint, Number, Option, SelfCheck, near
from .chapter_8_nucleus import NUCLEUS

EVEN = 2.3171  # where LETTER has one half after GREEK CAPITAL


EXERCISES = {
    "8.1": Number(
        grade="●○○",
        label="odds",
        value=3,
        right="The logarithm of the odds is halved, so the odds are a square root.",
        hints=(
            near(9, "Those are the odds at temperature 1."),
            near(4.5, "It is the logarithm of the odds that is divided by 2."),
            near(81, "Heat makes odds smaller: scores are *divided* by T."),
            near(1 / 3, "That is the second against the first."),
        ),
    ),
    "8.2": Number(
        grade="●○○",
        label="words",
        value=4,
        right="Three hold 0.85; the fourth takes them across 0.9, and stays.",
        hints=(
            near(
                3,
                "Three hold 0.85, which is less than 0.9. The word that crosses the "
                "line is kept.",
                within=0,
            ),
            near(5, "Four hold 0.95 already.", within=0),
            near(1, "No single word holds 0.9.", within=0),
        ),
    ),
    "8.3": SelfCheck(
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
    "8.4": NUCLEUS,
    "8.5": Number(
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
    "8.6": Number(
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
    "8.7": Choice(
        grade="●●●",
        right="A measure of correctness alone is won by one true name, said for ever.",
        options=(
            Option(
                "200 names are too few to tell nearly all from seventy in a hundred.",
                "The difference is some 50 names, and by chance it would be some "
                "seven. It is real; the question is what it means.",
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
    "8.8": Number(
        grade="●●○",
        label="share",
        value=0.7,
        right="What the two have in common: 0.2 + 0.3 + 0.2.",
        hints=(
            near(0.3, "That is the share that is rejected."),
            near(1, "The third word is kept with 0.2/0.5 only."),
            near(
                0.88,
                "Weigh what is kept of each word by how often the *draft* says it.",
            ),
        ),
    ),
}
