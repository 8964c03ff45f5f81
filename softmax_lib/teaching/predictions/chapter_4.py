"""Predictions of chapter 4, "The sigmoid equivalence"."""

from softmax_lib.teaching.exercises.answers import Choice, Option

ONE_LESS = "Look at the third again: the sigmoid of 40 is stored as 1."

PREDICTIONS = {
    "sigmoid-four-lines": Choice(
        right="Two overflow, one takes the logarithm of 0, and one subtracts 1 from 1.",
        options=(
            Option("all four", says="e¹⁰⁰⁰ is more than float64 can hold."),
            Option("two of them", says="Every line that has e¹⁰⁰⁰ in it breaks."),
            Option("one of them", says=ONE_LESS),
            Option("none", right=True),
        ),
    ),
    "sigmoid-same-fit": Choice(
        right="Two rows share the difference, and pay half as much for it as one.",
        options=(
            Option(
                "yes, they are the same",
                says="The functions are the same. The penalty is not: it charges the "
                "squares of two rows here, of one row there.",
            ),
            Option("no, the softmax has the longer difference", right=True),
            Option(
                "no, the softmax has the shorter difference",
                says="Two halves have together half the square of one whole: the "
                "penalty on the difference is the smaller one.",
            ),
        ),
    ),
}
