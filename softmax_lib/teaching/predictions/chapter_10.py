"""Predictions of chapter 10, "Softmax at scale"."""

from softmax_lib.teaching.exercises.answers import Choice, Number, Option, near

PREDICTIONS = {
    "scale-plain-sum": Choice(
        right="The sums of the smaller pieces count too much: their unit was smaller.",
        options=(
            Option("the right answer", says="The three sums are in different units."),
            Option("too much", right=True),
            Option(
                "too little",
                says="The sums of the smaller pieces are in a smaller unit, and are "
                "counted in the largest one.",
            ),
        ),
    ),
    "scale-chunked-rows": Number(
        label="sum",
        value=4,
        right="Each of the four chunks sums to 1.",
        hints=(
            near(1, "Each chunk of a row sums to 1, and a row has four of them."),
            near(0.25, "Each chunk of a row sums to 1, not to a quarter."),
            near(10, "Each chunk sums to 1, not each class."),
        ),
    ),
}
