"""Exercises 1.6 and 1.7: how many parameters show in the probabilities."""

from .answers import Hint, Number, near

CLASSES, PIXELS, CONSTANT = 10, 64, 3
WRITTEN = CLASSES * (PIXELS + 1)
SEEN = (CLASSES - 1) * (PIXELS + 1)
SEEN_ON_DIGITS = (CLASSES - 1) * (PIXELS - CONSTANT + 1)
ALL = (
    "Those are all that are written down. Adding one vector to every row of W changes "
    "no probability."
)

PARAMETERS = {
    "1.6": Number(
        grade="●●○",
        label="parameters",
        value=SEEN,
        right="(10 − 1) · (64 + 1): one row of weights and one bias are free.",
        hints=(
            near(WRITTEN, ALL, within=0.5),
            near(
                (CLASSES - 1) * PIXELS,
                "Count the biases too: nine of them show.",
                within=0.5,
            ),
            near(
                (CLASSES - 1) * PIXELS + CLASSES,
                "The biases have a free constant as well.",
                within=0.5,
            ),
            near(
                WRITTEN - 1,
                "More than one number is free: a constant for every pixel, and one for "
                "the biases.",
                within=0.5,
            ),
            near(
                CLASSES * PIXELS,
                "That leaves out the biases, and counts a free row of weights.",
                within=0.5,
            ),
            near(
                PIXELS + 1,
                "That is how many are free: one row of weights and one bias.",
                within=0.5,
            ),
            near(
                SEEN_ON_DIGITS,
                "That is right for the digits, where some pixels never vary. Here all "
                "pixels do.",
                within=0.5,
            ),
        ),
    ),
    "1.7": Number(
        grade="●●●",
        label="parameters",
        value=SEEN_ON_DIGITS,
        right="61 pixels that vary and the bias, for nine rows: 9 · 62.",
        hints=(
            near(
                SEEN,
                "That counts all 64 pixels. Weights on a pixel that is always 0 "
                "change no score.",
                within=0.5,
            ),
            near(
                (CLASSES - 1) * (PIXELS - CONSTANT),
                "Count the biases too: nine of them show.",
                within=0.5,
            ),
            near(
                CLASSES * (PIXELS - CONSTANT + 1),
                "The constant pixels are out, but one row of weights is still free.",
                within=0.5,
            ),
            near(
                SEEN - CONSTANT,
                "A dead pixel takes away a weight in each of nine rows, not one weight "
                "in all.",
                within=0.5,
            ),
            near(
                SEEN - CLASSES * CONSTANT,
                "Of a dead pixel's ten weights one was free already: it takes away "
                "nine, not ten.",
                within=0.5,
            ),
            near(
                (CLASSES - 1) * (PIXELS - CONSTANT) + CLASSES,
                "The biases have a free constant as well.",
                within=0.5,
            ),
            near(WRITTEN, ALL, within=0.5),
            Hint(WRITTEN, None, "It cannot be more than the 650 that there are."),
        ),
    ),
}
