"""Predictions of chapter 9, "Softmax elsewhere"."""

from softmax_lib.teaching.exercises.answers import Choice, Option

PREDICTIONS = {
    "elsewhere-batch": Choice(
        right="The task is harder among a hundred, and teaches finer features.",
        options=(
            Option(
                "no: the same pairs teach the same",
                says="The pairs are the same, but not what each is compared with.",
            ),
            Option(
                "yes: fewer candidates find more",
                says="Among five the task is easier, and so it teaches less.",
            ),
            Option("yes: more candidates find more", right=True),
        ),
    ),
    "elsewhere-experts": Choice(
        right="Who is not chosen learns nothing. Some come in untaught, more drop out.",
        options=(
            Option(
                "four, one for each piece",
                says="That would be best, but who is not chosen learns nothing.",
            ),
            Option("three", says="That happens, in one run of the twelve."),
            Option("one or two", right=True),
        ),
    ),
    "elsewhere-soft-draws": Choice(
        right="The mean of many removes the scatter of the cold, not the bias of the "
        "warm.",
        options=(
            Option("a warm one for one draw, a cold one for many", right=True),
            Option(
                "a cold one for one draw, a warm one for many",
                says="A single cold draw scatters by several lengths of the gradient, "
                "and no mean removes a bias.",
            ),
            Option(
                "the same one for both",
                says="A mean of many has less scatter and the same bias, so that the "
                "balance between the two shifts.",
            ),
        ),
    ),
}
