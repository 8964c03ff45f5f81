"""Predictions of chapter 7, "Attention"."""

from math import exp

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
    "attention-width": Choice(
        right="Wide enough that the noise of a few points cancels, narrow enough that "
        "the sine has not turned.",
        options=(
            Option("0.03", says="That takes the nearest point, with all its noise."),
            Option("0.3", right=True),
            Option(
                "1",
                says="The noise is gone, but within 1 of its top a sine has fallen by "
                "nearly half.",
            ),
            Option("2", says="That is a mean of most points, wherever it is taken."),
        ),
    ),
    "attention-last-digits": Choice(
        right="JAX's function takes its softmax in float32, whatever it is given.",
        options=(
            Option(
                "both",
                says="JAX's function takes its softmax in float32, whatever it is "
                "given.",
            ),
            Option("PyTorch's", right=True),
            Option("JAX's", says="It is the other way round."),
            Option("neither's", says="PyTorch keeps to the float64 that it is given."),
        ),
    ),
    "attention-wider-head": Sketch(
        across="d, the number of features",
        up="the largest weight of a row of 32 keys, on average, from 0 to 1",
        marks=("1", "4", "16", "64", "256"),
        curve=(0.13, 0.35, 0.63, 0.82, 0.91),
        within=0.12,
        right="The scores spread like √d, and a spread is an inverse temperature.",
        hints=(
            Drawn(
                (0.13,) * 5,
                "A score is a sum of d products, and the sum spreads as d grows.",
            ),
            Drawn(
                (0.03,) * 5,
                "That is an equal share, 1 in 32. Scores that differ by chance do not "
                "give it, and they differ more as d grows.",
            ),
            Drawn(
                (0.9, 0.7, 0.5, 0.3, 0.1),
                "It is the other way round: the products add up, they do not average "
                "out.",
            ),
        ),
    ),
    "attention-crowd": Interval(
        label="weight",
        low=0.1,
        high=0.16,
        right="Its 150 to 1 against each rival meets a thousand of them.",
        hints=(
            near(exp(5) / (exp(5) + 1), "That is against a single rival."),
            near(1 / 1024, "That is a key without a lead.", within=0.0005),
            Hint(1, None, "A weight is at most 1."),
            Hint(None, 0, "Softmax leaves something to every key."),
        ),
    ),
    "transformer-back": Choice(
        right="Four letters back were met often enough; longer contexts were met a few "
        "times, and are believed too much.",
        options=(
            Option("1", says="One letter tells if a vowel is due, and little more."),
            Option("4", right=True),
            Option(
                "8, and more would be better still",
                says="Back-off helps where a context is new, but one that was met a "
                "few times is believed too much.",
            ),
        ),
    ),
    "transformer-control": Choice(
        right="A learned mean over places and a hidden layer do most of it here.",
        options=(
            Option(
                "at about 1.49, with the counts",
                says="It has a hidden layer, and places that share what they learn.",
            ),
            Option(
                "halfway between counts and transformer",
                says="Choosing by letter adds less than that here.",
            ),
            Option("close to the transformer", right=True),
            Option(
                "far above the counts",
                says="Its heads see where a letter stands, and their values still "
                "bring the letter along.",
            ),
        ),
    ),
}
