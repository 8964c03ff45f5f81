"""Answers to the exercises of chapter 5, "Cross-entropy and its gradient"."""

import numpy as np

import softmax_lib as sl

from .answers import Choice, Hint, Number, Option, SelfCheck, near
from .chapter_5_double import DOUBLE_GRADIENT

SCORES = np.array([-3.44, 1.16, -0.81, 3.91])  # dog, cat, boat, airplane
CAT, BOAT = 1, 2
P = sl.softmax(SCORES)
NATS, NATS_OF_CAT = sl.cross_entropy([SCORES] * 2, [BOAT, CAT], reduction="none")
FLOOR = np.log(np.e + 999) - 1
SMOOTHED_GAP = np.log(0.85 / 0.05)
P1, P2 = sl.softmax([6.0, 0.0])
SILENT = 4 * P1**2 * P2
# Found by training as the chapter does; the test trains again.
FIRST_AT_95 = 342

EXERCISES = {
    "5.1": Number(
        grade="●○○",
        label="loss",
        unit="bits",
        value=NATS / np.log(2),
        decimals=3,
        right=f"{NATS:.4f} nats, {NATS / np.log(2):.4f} bits, "
        f"{NATS / np.log(10):.4f} bans: the other page counts in bans.",
        hints=(
            near(NATS, "Those are nats. Divide by ln 2 for bits."),
            near(
                NATS / np.log(10),
                "Those are bans, the logarithm to base 10. Bits need base 2.",
                within=0.0005,
            ),
            near(NATS * np.log(2), "You multiplied by ln 2. Divide: a bit is smaller."),
            near(P[BOAT], "That is the probability. Take minus its logarithm."),
            near(
                1 - P[BOAT],
                "That is 1 − p, the first term of −ln p only.",
                within=0.0005,
            ),
            near(
                -NATS / np.log(2),
                "The size is right. A surprise is minus the logarithm: not negative.",
            ),
            near(
                sl.entropy(P, base=2),
                "That is the entropy, the mean surprise before the truth is known. "
                "The boat is the truth here.",
            ),
        ),
    ),
    "5.2": Number(
        grade="●○○",
        label="derivative",
        value=P[CAT] - 1,
        decimals=3,
        right="p − 1 for the truth, p for the others, and the sum is 0.",
        hints=(
            near(
                1 - P[CAT],
                "Mind the sign: raising the score of the truth lowers the loss.",
                within=0.0006,
            ),
            near(P[CAT], "That is p. The truth has p − 1."),
            near(
                P[CAT] * (1 - P[CAT]),
                "That is the derivative of p itself, an entry of the Jacobian. The "
                "loss is −ln p: divide by −p.",
            ),
            near(
                -1 / P[CAT],
                "That is the derivative with respect to p. Go on to the score, with "
                "the derivative of p, which is p(1 − p).",
            ),
            near(0, "That is the sum of all four.", within=0.0005),
            near(-P[CAT], "Nearly: it is p − 1, not −p."),
            near(NATS_OF_CAT, "That is the loss itself, not its derivative."),
        ),
    ),
    "5.3": Choice(
        grade="●○○",
        right="The rows sum to p − p · 1 = 0: adding a constant to all scores changes "
        "nothing.",
        options=(
            Option(
                "p itself",
                "J p has the entries p(p − Σp²), and those vanish only if all "
                "probabilities are equal.",
            ),
            Option("(1, 1, …, 1)", right=True),
            Option(
                "the one-hot vector of the winner",
                "That picks out a column of J, which holds p(1 − p) on the diagonal.",
            ),
            Option(
                "none: J can be inverted",
                "Then scores could be told from probabilities. But z and z + c have "
                "the same softmax.",
            ),
        ),
    ),
    "5.4": SelfCheck(
        grade="●●○",
        right="A derivation with these four steps is complete.",
        steps=(
            "ln pᵢ = zᵢ − LSE(z), put into −Σ qᵢ ln pᵢ.",
            "The loss becomes (Σ qᵢ) LSE(z) − Σ qᵢ zᵢ, and Σ qᵢ = 1 is used here.",
            "The gradient of LSE is softmax, p, and that of Σ qᵢ zᵢ is q: together "
            "p − q.",
            "With Σ qᵢ = 2 it would be 2p − q.",
        ),
    ),
    "5.5": Number(
        grade="●●○",
        label="floor",
        unit="nats",
        value=FLOOR,
        decimals=4,
        right="ln(e + 999) − 1: just under one nat below ln 1000, where it starts.",
        hints=(
            near(
                np.log(np.e + 9) - 1,
                "That is the floor for 10 classes. There are 999 others here.",
            ),
            near(
                np.log(1000),
                "That is the loss of a model that knows nothing. How far down can it "
                "go from there?",
                within=0.001,
            ),
            near(
                np.log(np.e + 999),
                "You forgot the numerator: −ln(e/(e + 999)) = ln(e + 999) − 1.",
                within=0.0005,
            ),
            near(
                np.log(np.e + 1000) - 1,
                "Count the others: 1000 classes less the true one.",
                within=0.0003,
            ),
            near(
                np.log(1000) - 1,
                "Nearly: the truth has e in the sum where the start had 1.",
                within=0.0005,
            ),
            near(
                np.e / (np.e + 999),
                "That is the probability. The loss is minus its logarithm.",
                within=0.00005,
            ),
            near(
                0,
                "A single softmax can bring its loss near 0. Through the second one "
                "no class leads by more than 1.",
                within=0.01,
            ),
        ),
    ),
    "5.6": Number(
        grade="●●○",
        label="gap",
        value=SMOOTHED_GAP,
        decimals=2,
        right="ln(0.85 / 0.05) = ln 17.",
        hints=(
            near(
                np.log(0.8 * 3 / 0.2),
                "That is for ε spread over the three others. Here the true class gets "
                "its quarter of ε too.",
            ),
            near(
                np.log(0.8 / 0.05),
                "The true class keeps 1 − ε and gets ε/K back.",
            ),
            near(
                0.85 - 0.05,
                "That is the difference of the probabilities. The gap is the logarithm "
                "of their ratio.",
            ),
            near(17, "That is the ratio of probabilities. The gap is its logarithm."),
            near(np.log(91), "That is for ε = 0.1 and K = 10."),
        ),
    ),
    "5.7": Number(
        grade="●●○",
        label="derivative of the squared error",
        value=SILENT,
        digits=2,
        right=f"4 p₁² p₂ = {SILENT:.3e}, against {P1:.4f} for cross-entropy.",
        hints=(
            near(
                SILENT / 2,
                "Half of it: you took the mean over both classes, or ½Σ. The "
                "question is about the sum.",
                within=SILENT * 0.02,
            ),
            near(
                -SILENT,
                "The size is right. The first score is too high, so raising it must "
                "raise the error.",
                within=SILENT * 0.02,
            ),
            near(
                P1,
                "That is the derivative of the cross-entropy. The squared error has "
                "to pass through the Jacobian.",
            ),
            near(
                2 * P1,
                "That is the derivative with respect to p₁. Pass it on through the "
                "Jacobian to the scores.",
            ),
            near(
                P1 * P2,
                "That is ∂p₁/∂z₁ alone. Multiply by what the error says, for both "
                "classes.",
                within=P2 * 0.02,
            ),
        ),
    ),
    "5.8": DOUBLE_GRADIENT,
    "5.9": Choice(
        grade="●●●",
        right="Both names mean one array: after the subtraction p of the truth is "
        "negative, and its logarithm is nan.",
        options=(
            Option(
                "Some p underflows to 0, and ln 0 is nan.",
                "ln 0 is −∞, which would make the loss infinite, not nan. And the "
                "scores are moderate.",
            ),
            Option(
                "The gradient must be divided by p.",
                "It is p − y, with nothing to divide: the p of the chain rule cancels.",
            ),
            Option(
                "gradient and p are one array, so that subtracting 1 changes p too.",
                right=True,
            ),
            Option(
                "y must be one-hot for this indexing.",
                "Integer labels are what [arange(n), y] needs: one entry a row.",
            ),
        ),
    ),
    "5.10": Number(
        grade="●●●",
        label="epochs",
        value=FIRST_AT_95,
        right=f"After {FIRST_AT_95} epochs; by coincidence 342 of the 360 test images "
        "are right.",
        hints=(
            near(
                FIRST_AT_95 - 1, "You count epochs from zero. Count from one.", within=0
            ),
            near(
                347,
                "That is the first time above 0.95. Reached is 0.95 itself.",
                within=0,
            ),
            near(165, "That is the training accuracy. The test rows count.", within=0),
            Hint(
                1,
                60,
                "That early: are the pixels divided by 16, and the gradient by n?",
            ),
            Hint(84, 86, "That is what a rate of 2 gives. Take 0.5."),
            Hint(170, 172, "That is what a rate of 1 gives. Take 0.5."),
            Hint(
                100,
                300,
                "That is another split: take random_state=0 and stratify=labels.",
            ),
            Hint(
                1000,
                None,
                "That late: is the rate 0.5, are the pixels divided by 16 only, and "
                "the gradient by n only once?",
            ),
        ),
    ),
}
