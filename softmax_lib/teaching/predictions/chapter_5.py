"""Predictions of chapter 5, on cross-entropy and on networks."""

from softmax_lib.teaching.exercises.answers import Choice, Option

PREDICTIONS = {
    "cross-entropy-far": Choice(
        right="exp(−800) is rounded to 0, and minus its logarithm is infinite; the "
        "scores never go through it.",
        options=(
            Option(
                "800 from both",
                says="On paper, yes. In a program the probability exp(−800) is rounded "
                "to 0.",
            ),
            Option("∞ from the probabilities, 800 from the scores", right=True),
            Option(
                "NaN from the probabilities, 800 from the scores",
                says="Nothing is divided by 0 here: the logarithm of 0 is −∞, and that "
                "is no NaN.",
            ),
            Option(
                "0 from both",
                says="The answer had next to no probability: that surprises a lot.",
            ),
        ),
    ),
    "network-units": Choice(
        right="Three lines can go all around the disc.",
        options=(
            Option(
                "1",
                says="One unit bends the plane once, along one line.",
            ),
            Option("2", says="Two lines leave a wedge that is open at its end."),
            Option("3", right=True),
            Option("8", says="Eight can do it, but so can fewer."),
        ),
    ),
    "network-hurried": Choice(
        right="The wrong labels are learnt by heart with the others, and the network "
        "grows surer, also where it is wrong.",
        options=(
            Option(
                "both fall to 0",
                says="The held-out labels are right. Whoever learns the wrong ones by "
                "heart is surprised by these.",
            ),
            Option(
                "that of the 200 falls to 0, the other falls and then rises",
                right=True,
            ),
            Option(
                "both stop well above 0, where the wrong labels begin",
                says="A network with 32 units can learn 200 labels by heart, right or "
                "wrong.",
            ),
        ),
    ),
}
