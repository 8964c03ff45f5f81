"""Answers to the exercises of chapter 1, "Logits: what a score says"."""

import numpy as np

from .answers import Choice, Number, Option, SelfCheck, near
from .chapter_1_centred import CENTRED
from .chapter_1_parameters import PARAMETERS

LN99, LN9999 = np.log(99), np.log(9999)
TOKENS = 50_257

EXERCISES = {
    "1.1": Number(
        grade="●○○",
        label="factor",
        value=np.e,
        digits=4,
        right="One point of score is a factor e in odds, against every other class.",
        hints=(
            near(
                1 / np.e,
                "The score went up, so the odds for the class went up: turn it over.",
            ),
            near(
                2, "Scores are natural logarithms of odds: one point is not a factor 2."
            ),
            near(
                10,
                "Scores are natural logarithms of odds: one point is not a factor 10.",
            ),
            near(
                1,
                "The difference grew by 1. How much did its exponential grow?",
            ),
            near(
                1 / (1 + np.exp(-1)),
                "That is the probability of a class that leads by 1. The question is a "
                "factor on odds.",
            ),
            near(
                np.e - 1,
                "That is the increase over the old odds. Give the factor itself.",
            ),
        ),
    ),
    "1.2": Number(
        grade="●○○",
        label="lead",
        value=LN99,
        decimals=3,
        right="Odds of 99 to 1, and ln 99 = 4.5951.",
        hints=(
            near(99, "Those are the odds. The lead is their logarithm."),
            near(
                np.log10(99), "You took the logarithm to base 10. Use the natural one."
            ),
            near(np.log2(99), "You took the logarithm to base 2. Use the natural one."),
            near(
                np.log(100),
                "That is ln 100. Odds compare 99 % with the other class's 1 %, not "
                "with the whole.",
                within=0.002,
            ),
            near(
                np.log(0.99),
                "That is the logarithm of the probability. The difference of two "
                "scores is the logarithm of the odds.",
            ),
            near(np.log(9), "That is the lead for 90 %."),
            near(
                0.99 - 0.01,
                "That is the difference of the probabilities. Take the logarithm of "
                "their ratio.",
            ),
            near(
                1 / (1 + np.exp(-0.99)),
                "You took the sigmoid of 0.99. Its inverse is asked for, the "
                "logarithm of the odds.",
            ),
            near(-LN99, "The leader's score is higher, so the lead is positive."),
        ),
    ),
    "1.3": Number(
        grade="●●○",
        label="lead",
        value=LN9999,
        decimals=4,
        right="ln 9999 = 9.2102, a little more than double ln 99 = 4.5951.",
        hints=(
            near(
                2 * LN99,
                "You doubled the lead for 99 %. That gives odds of 99² = 9801 to 1, "
                "not quite 9999.",
                within=0.002,
            ),
            near(
                np.log(10_000),
                "That is ln 10 000. The odds compare 9999 with 1, not with the whole.",
                within=0.00005,
            ),
            near(9999, "Those are the odds. The lead is their logarithm."),
            near(
                np.log(999),
                "That is the lead for 99.9 %. One more nine.",
            ),
            near(
                np.log10(9999),
                "You took the logarithm to base 10. Use the natural one.",
            ),
            near(LN99, "That is the lead for 99 %."),
            near(-LN9999, "The leader's score is higher, so the lead is positive."),
        ),
    ),
    "1.4": CENTRED,
    "1.5": Number(
        grade="●○○",
        label="first loss",
        unit="nats",
        value=np.log(TOKENS),
        decimals=2,
        right="ln 50 257 = 10.8249: every token has the same chance.",
        hints=(
            near(
                np.log2(TOKENS),
                "That is in bits. In nats it is the natural logarithm.",
            ),
            near(
                np.log10(TOKENS),
                "You took the logarithm to base 10. Nats take the natural one.",
            ),
            near(
                1 / TOKENS,
                "That is each token's probability. The loss is minus its logarithm.",
            ),
            near(
                -np.log(TOKENS), "A surprise is never negative: mind the sign of −ln p."
            ),
            near(TOKENS, "That is the perplexity. The loss is its logarithm."),
            near(
                1 - 1 / TOKENS,
                "That is how often a random guess is wrong. The loss is −ln p.",
            ),
        ),
    ),
    **PARAMETERS,
    "1.8": SelfCheck(
        grade="●●●",
        right="A proof with these four steps is complete.",
        steps=(
            "If there are scores, then r(i,j) · r(j,k) is the exponential of "
            "(z(i) − z(j)) + (z(j) − z(k)), which is r(i,k).",
            "Conversely the scores are written down from the table itself, for "
            "example z(i) = ln r(i,1), which is allowed since r > 0.",
            "The product rule then gives r(i,j) = r(i,1) / r(j,1), which is "
            "exp(z(i) − z(j)) for every pair and not only for pairs with class 1.",
            "Two sets of scores with the same table differ by the same constant for "
            "all classes, because all their differences agree.",
        ),
    ),
    "1.9": Choice(
        grade="●●○",
        right="Each flower has a constant of its own. Flower 14 has a still higher "
        "score for setosa, and is a versicolor with probability 0.012 only.",
        options=(
            Option(
                "The factor is wrong: a difference of 0.65 is a factor 0.65.",
                "A difference is the logarithm of a ratio, so the exponential was the "
                "right thing to take, between two classes of one flower.",
            ),
            Option(
                "A difference of scores gives the odds of two classes of one flower, "
                "not of one class for two flowers.",
                right=True,
            ),
            Option(
                "The scores should have been centred first, then it would be right.",
                "scikit-learn's scores are centred, in both flowers. The other scores "
                "of the two flowers still differ.",
            ),
            Option(
                "The model is wrong about one of the two flowers.",
                "It is right about both: 14 is a setosa, 62 a versicolor.",
            ),
        ),
    ),
    "1.10": Choice(
        grade="●●○",
        right="−ln p = 6.9 means p = 1/1000 for the true class, where 1/10 needs no "
        "knowledge at all: the first scores are far apart.",
        options=(
            Option(
                "Nothing is wrong: an untrained model must have a large loss.",
                "An untrained model that gives every class a tenth has a loss of "
                "ln 10 = 2.3. This one does far worse than not knowing.",
            ),
            Option(
                "The loss is given in bits instead of nats.",
                "ln 10 nats are 3.3 bits. That is not 6.9.",
            ),
            Option(
                "The classes are not equally frequent in the data.",
                "A model that gives every class a tenth has a loss of ln 10 whatever "
                "the frequencies.",
            ),
            Option(
                "The initial scores are far apart, so the model is certain of the "
                "wrong classes.",
                right=True,
            ),
            Option(
                "A softmax was applied twice.",
                "That makes the probabilities flatter: at the start the loss would be "
                "close to ln 10.",
            ),
        ),
    ),
}
