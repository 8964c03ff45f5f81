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
    "scale-new-top": Choice(
        right="The unit grows by e⁵, so the same sum is a smaller number.",
        options=(
            Option(
                "1: it is left alone", says="It is in units of the old largest score."
            ),
            Option("e⁻⁵", right=True),
            Option("e⁵", says="In a larger unit the same sum is a smaller number."),
            Option(
                "1/5", says="Scores differ by 5; their exponentials have a ratio of e⁵."
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
    "time-one-row": Choice(
        right="Each weight of four bytes serves for two flops only.",
        options=(
            Option(
                "the flops, about 20 times",
                says="There are half as many flops as bytes, and the machine does ten "
                "times as many.",
            ),
            Option(
                "about as long",
                says="The machine does ten flops in the time of a byte, and here is "
                "half a one for each.",
            ),
            Option("the weights, about 20 times", right=True),
            Option(
                "the weights, about 5 times",
                says="Ten flops in the time of a byte, and half a one to do: twenty.",
            ),
        ),
    ),
}
