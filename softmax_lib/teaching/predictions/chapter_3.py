"""Predictions of chapter 3, "Numerical stability"."""

from softmax_lib.teaching.exercises.answers import Choice, Option

PREDICTIONS = {
    "stability-far-scores": Choice(
        right="Infinity over infinity above, 0 over 0 below.",
        options=(
            Option(
                "0.27 and 0.73, both times",
                says="That is right on paper. Here e¹⁰⁰⁰ has to be stored on the way.",
            ),
            Option(
                "NaN for 1000, zeros for −1000",
                says="Below, every exponential is 0, and so is the sum that divides.",
            ),
            Option(
                "infinities for 1000, zeros for −1000",
                says="Those are the exponentials. They are divided by their sum.",
            ),
            Option("nothing but NaN, both times", right=True),
        ),
    ),
    "stability-winner-loss": Choice(
        right="1 + e⁻⁵⁰ is stored as 1, and the logarithm of 1 is 0.",
        options=(
            Option(
                "about 1.9e-22, as on paper",
                says="e⁻⁵⁰ is far less than half the distance from 1 to the next "
                "float64 number, so that adding it to 1 changes nothing.",
            ),
            Option(
                "about 1e-16, the rounding of the sum",
                says="The sum is rounded to 1 itself, not to its neighbour.",
            ),
            Option("exactly 0", right=True),
            Option(
                "infinity",
                says="Nothing is too large here: the maximum has been subtracted.",
            ),
        ),
    ),
    "stability-masked-row": Choice(
        right="Each sum is rounded to −1e9, so the three scores are equal.",
        options=(
            Option(
                "NaN, three times",
                says="That is what −∞ gives. −1e9 is a number like any other, and the "
                "maximum is subtracted from it.",
            ),
            Option("one third, three times", right=True),
            Option(
                "zeros: nothing is allowed",
                says="Nobody told softmax so. It divides by the sum, and finite scores "
                "always have one.",
            ),
            Option(
                "0.09, 0.24 and 0.67, as without the mask",
                says="So it is on paper. That far out, float32 has no numbers as close "
                "together as 1, 2 and 3.",
            ),
        ),
    ),
    "stability-exact-sums": Choice(
        right="Each probability is rounded by itself, and so is their sum.",
        options=(
            Option("all", says="Nobody tells fifty rounded numbers to agree."),
            Option("about half", right=True),
            Option(
                "hardly any",
                says="The errors are a few units of the last place at most, and often "
                "they cancel.",
            ),
        ),
    ),
}
