"""Answers to the second part of chapter 7, "A transformer that reads Alice"."""

from .answers import Choice, Number, Option, SelfCheck, near
from .chapter_7_nearer import NEARER

C = 128
COUNT = (12 * C * C + 5 * C) / 1000
FOLLOWS = (0 + 2 * 0.1) / (10 + 2)

EXERCISES = {
    "7.8": Number(
        grade="●○○",
        label="thousands",
        value=COUNT,
        decimals=1,
        right="Four maps of C² numbers, two layers of 4 C², and 5 C intercepts.",
        hints=(
            near(
                12 * C * C / 1000,
                "Those are the weights. The units have intercepts too.",
                within=0.05,
            ),
            near(1000 * COUNT, "Those are single numbers. Divide by 1000."),
            near(
                4 * C * C / 1000,
                "Those are the heads. The hidden layer is the larger part.",
            ),
            near(
                (8 * C * C + 5 * C) / 1000,
                "That is the hidden layer. The heads have four maps beside it.",
            ),
            near(
                (12 * 64 * 64 + 5 * 64) / 1000,
                "That is the block of the chapter, for C = 64.",
            ),
            near(
                2 * (12 * 64 * 64 + 5 * 64) / 1000,
                "Weights connect C numbers with C others: twice C is four times as "
                "many.",
            ),
        ),
    ),
    "7.9": Number(
        grade="●●○",
        label="probability of i",
        value=FOLLOWS,
        decimals=3,
        right="(0 + 2 · 0.1) / (10 + 2): a sixth of what one letter less says.",
        hints=(
            near(0.1, "That is what h alone says. th was met ten times, and counts."),
            near(0, "Back-off leaves nothing at 0: that is what it is for."),
            near(
                (0 + 10 * 0.1) / (10 + 10),
                "k is the number of different letters that followed, 2, not of all.",
            ),
            near((0 + 2 * 0.1) / 10, "Divide by n + k, or the shares exceed 1."),
            near(
                (0 + 3 * 0.1) / (10 + 3),
                "Only e and a followed: two kinds.",
                within=0.0005,
            ),
        ),
    ),
    "7.10": SelfCheck(
        grade="●●○",
        right="A derivation with these three steps is complete.",
        steps=(
            "b_n stands in the scores of all pairs that lie n apart, with factor 1.",
            "So ∂L/∂b_n is the sum of ∂L/∂z_ij over all pairs with i − j = n.",
            "For a row, ∂L/∂z_ij = p_ij (g_ij − Σ_k p_ik g_ik), with g the gradient "
            "of the weights; that is 0 if p_ij is 0 or g_ij is the mean of its row, as "
            "where a place sees only itself.",
        ),
    ),
    "7.11": NEARER,
    "7.12": Choice(
        grade="●●●",
        right="Where a head reads is one thing, what for is another.",
        options=(
            Option(
                "80 % is not enough: an important head has all of its weight on one "
                "place",
                says="A head that spreads may carry the answer too: a mean of many "
                "places can be just what is needed.",
            ),
            Option(
                "weights say where a head reads; what the model loses without it must "
                "be measured",
                right=True,
            ),
            Option(
                "nothing, if the 80 % has an interval",
                says="A sure number about where it reads is still none about its use.",
            ),
            Option(
                "heads of the first block see letters only, so they cannot matter",
                says="The second block sees what the first has written into the rows.",
            ),
        ),
    ),
}
