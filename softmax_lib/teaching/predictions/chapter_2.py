"""Predictions of chapter 2, "Exponentiate and normalise"."""

from softmax_lib.teaching.exercises.answers import Choice, Option

PREDICTIONS = {
    "softmax-surest": Choice(
        right="Dividing by a half doubles every lead.",
        options=(
            Option("T = 0.5", right=True),
            Option("T = 1", says="That divides by 1: it is softmax as it was."),
            Option(
                "T = 10",
                says="Dividing by 10 brings the scores close together, and the shares "
                "with them.",
            ),
            Option(
                "all the same",
                says="The order stays the same, the shares do not: dividing changes "
                "the differences, and these alone count.",
            ),
        ),
    ),
}
