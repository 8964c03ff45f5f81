"""Predictions of chapter 8, "The next word"."""

from softmax_lib.teaching.exercises.answers import Choice, Option

PREDICTIONS = {
    "next-word-counts": Choice(
        right="Longer contexts are rarer: most of four words were met once or twice, "
        "and so few are no estimate.",
        options=(
            Option(
                "yes, the further back the better",
                says="Most contexts of four words were met once or twice, and counts "
                "of so few say little.",
            ),
            Option("better at first, then worse", right=True),
            Option(
                "no, worse with every word",
                says="One word back helps a lot: after SMALL mostly comes LETTER.",
            ),
        ),
    ),
    "next-word-heat": Choice(
        right="The cold model is right and repeats itself, the hot one the reverse.",
        options=(
            Option("names that exist fall, different ones rise", right=True),
            Option(
                "names that exist rise, different ones fall",
                says="Heat flattens: unlikely words are drawn more often.",
            ),
            Option("both fall", says="What is drawn more evenly repeats itself less."),
            Option("both rise", says="Unlikely words make names that do not exist."),
        ),
    ),
    "next-word-thin": Choice(
        right="A thin tail adds up: top-p needs nineteen words for nine tenths of the "
        "mass, and min-p asks each for a tenth of the first.",
        options=(
            Option("top-p", right=True),
            Option(
                "min-p",
                says="It asks each word for 0.06, and a thin tail has few of those.",
            ),
            Option(
                "about the same",
                says="They nearly agree where words are alike or one has nearly all; "
                "here many words, each far below the first, share the mass.",
            ),
        ),
    ),
    "next-word-constant": Choice(
        right="It treats scores above and below 0 differently, and softmax knows no 0.",
        options=(
            Option(
                "the count penalty",
                says="It takes nats off, and a constant in all scores cancels.",
            ),
            Option("the repetition penalty", right=True),
            Option(
                "both",
                says="The count penalty takes off the same whatever the score, so the "
                "constant is still there, and cancels.",
            ),
            Option(
                "neither",
                says="One of them asks whether a score is above or below 0.",
            ),
        ),
    ),
}
