"""Predictions of chapter 6, "Calibration pitfalls"."""

from softmax_lib.teaching.exercises.answers import (
    Choice,
    Drawn,
    Hint,
    Interval,
    Option,
    Sketch,
    near,
)

PREDICTIONS = {
    "calibration-three-models": Interval(
        label="mean confidence",
        low=0.25,
        high=0.38,
        right="A penalty keeps the scores small, and small scores make flat shares.",
        hints=(
            near(
                0.914,
                "That is how often it is right. A penalty keeps the scores small, and "
                "the shares flat.",
                within=0.03,
            ),
            near(
                0.1,
                "That is to know nothing of the image. This one has a favourite.",
                within=0.01,
            ),
            near(31.5, "That is a number with a % sign. Give a share.", within=7),
            Hint(1, None, "A confidence is at most 1."),
        ),
    ),
    "calibration-tight-curve": Sketch(
        across="confidence",
        up="accuracy, from 0 to 1",
        marks=("0.18", "0.30", "0.45"),
        curve=(0.61, 0.94, 1.0),
        within=0.15,
        right="Far above the diagonal: it is right far more often than it says.",
        hints=(
            Drawn(
                (0.18, 0.30, 0.45),
                "That is the diagonal, where a calibrated model lies. This one is "
                "right in 91 of a hundred cases.",
            ),
            Drawn(
                (0.91, 0.91, 0.91),
                "That is the mean. Where it is surer it is right more often.",
            ),
            Drawn(
                (0.1, 0.15, 0.25),
                "Below the diagonal lie models that are too sure. This one says less "
                "than is so.",
            ),
        ),
    ),
    "calibration-perfect": Sketch(
        across="n, the number of predictions",
        up="ECE of a perfect model, from 0 to 0.2",
        marks=("100", "1000", "10 000"),
        curve=(0.55, 0.18, 0.06),
        within=0.15,
        right="Gaps count without their sign, so the noise of each bin adds up.",
        hints=(
            Drawn(
                (0, 0, 0),
                "In a bin of seven, accuracy is hardly ever what was said; and gaps "
                "count without their sign, so they do not cancel.",
            ),
            Drawn(
                (0.55, 0.55, 0.55),
                "More predictions in a bin scatter less: it falls like 1/√n.",
            ),
            Drawn(
                (0.06, 0.18, 0.55),
                "It is the other way round: few predictions are the noisiest.",
            ),
        ),
    ),
    "calibration-epochs": Choice(
        right="The scores go on growing, and with them the price of a mistake.",
        options=(
            Option(
                "both get better",
                says="The loss that falls is that of the training part. There every "
                "image is right in the end; in the test part some stay wrong.",
            ),
            Option(
                "both get worse",
                says="The accuracy holds: the order of the scores changes little, "
                "their size a lot.",
            ),
            Option("the accuracy holds, and the NLL rises", right=True),
            Option(
                "the accuracy falls, and the NLL holds",
                says="It is the other way round: longer weights change every "
                "confidence and hardly any decision.",
            ),
        ),
    ),
}
