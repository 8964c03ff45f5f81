"""Answers to the exercises of chapter 10, "Softmax at scale"."""

import math

from .answers import Choice, Hint, Number, Option, SelfCheck, near
from .chapter_10_merge import MERGE

TOKENS, CLASSES = 4096, 128_256
GIGABYTES = 4 * TOKENS * CLASSES / 1e9
STATES = ((2.0, 1.5), (5.0, 1.0), (3.0, 2.0))
TOP = max(m for m, _ in STATES)
MERGED = TOP + math.log(sum(s * math.exp(m - TOP) for m, s in STATES))
PLAIN = TOP + math.log(sum(s for _, s in STATES))
BY_MAXIMA = math.e / (1 + math.e)
SHARE = math.e / (3 + math.e)
OLD = math.exp(2.0 - 4.0)  # the first block of 10.9 in units of the second
MEAN = (3 * OLD + 10) / (1.5 * OLD + 1)

EXERCISES = {
    "10.1": Number(
        grade="●○○",
        label="size",
        unit="GB",
        value=GIGABYTES,
        digits=2,
        right="Over two gigabytes, before softmax and gradient are made.",
        hints=(
            near(2 * GIGABYTES, "That is float64, 8 bytes a number. float32 has 4."),
            near(GIGABYTES / 2, "That is float16, 2 bytes a number. float32 has 4."),
            near(
                GIGABYTES * 1e9 / 2**30,
                "That is in units of 2³⁰ bytes. Here a GB is 10⁹ bytes.",
                within=0.05,
            ),
            near(GIGABYTES * 1e9, "That is in bytes. A GB is 10⁹ of them."),
            near(8 * GIGABYTES, "That is gigabits. A byte has 8 bits."),
            near(
                GIGABYTES / 4,
                "That is the number of logits, in billions. Each has 4 bytes.",
            ),
        ),
    ),
    "10.2": Number(
        grade="●○○",
        label="log-sum-exp",
        unit="nats",
        value=MERGED,
        decimals=3,
        right="5 + ln(1 + 1.5 e⁻³ + 2 e⁻²).",
        hints=(
            near(PLAIN, "The sums were added as they are. Rescale each first."),
            near(
                TOP,
                "That is the largest maximum. Add the logarithm of the merged sum.",
            ),
            near(
                TOP + sum(s * math.exp(m - TOP) for m, s in STATES),
                "You added the merged sum. Add its logarithm.",
            ),
            near(
                TOP + math.log(sum(s * math.exp(TOP - m) for m, s in STATES)),
                "The factor is e^(m − M), at most 1. Yours is its inverse.",
            ),
            near(
                TOP + math.log(sum(math.exp(m - TOP) for m, _ in STATES)),
                "That is the log-sum-exp of the maxima. Each stands for a whole sum.",
            ),
            near(
                MERGED - TOP,
                "That is the logarithm of the merged sum. Add the maximum, 5.",
            ),
        ),
    ),
    "10.3": MERGE,
    "10.4": Choice(
        grade="●○○",
        right="All three add up, and the variance is made of them at the end.",
        options=(
            Option(
                "Its mean.",
                "Two means do not say how many numbers each stands for.",
            ),
            Option(
                "Its mean and its variance.",
                "Of 1 number and of 1000, these count alike: the number is missing.",
            ),
            Option("Its length, sum, and sum of squares.", right=True),
            Option(
                "Its median and its length.",
                "The median of the whole is not determined by the medians of parts.",
            ),
        ),
    ),
    "10.5": Number(
        grade="●●○",
        label="ECE of both together",
        value=0.0,
        right="Seventy and ninety right of a hundred each: 160 of 200, as it said.",
        hints=(
            near(
                0.1,
                "That is the mean of the two. The gaps have opposite signs: add the "
                "sums first, then take the gap.",
            ),
            near(0.2, "That is the sum of the two gaps, as if they were of one sign."),
            Hint(None, -0.0005, "An ECE is never negative."),
        ),
    ),
    "10.6": SelfCheck(
        grade="●●○",
        right="So no chunk of G is ready in the first pass, and a second one does it.",
        steps=(
            "The derivative with respect to z_k is p_k − [k = y], where "
            "p_k = e^(z_k − ℓ) with the log-sum-exp ℓ of all classes.",
            "ℓ may change with the very last class, so no p_k is known before the "
            "first pass has ended.",
            "With ℓ known, p_k − [k = y] of one chunk needs the logits of that chunk "
            "only.",
            "The gradient of the features is a sum over the classes, so the chunks' "
            "parts are added; that of the weights has a column for each class, so "
            "they are put side by side.",
        ),
    ),
    "10.7": Number(
        grade="●●○",
        label="share that is serial",
        value=0.2,
        right="0.2 + 0.8/2 = 0.6, and no number of workers brings it below 20 s.",
        hints=(
            near(0.4, "That is the share of time saved. Set s + (1 − s)/2 = 0.6."),
            near(0.8, "That is the share that two workers divide between them."),
            near(
                0.6,
                "That is the new time over the old one: s + (1 − s)/2. Solve for s.",
            ),
            near(20, "Seconds, or per cent? A share is between 0 and 1."),
            near(5 / 3, "That is the speed-up."),
        ),
    ),
    "10.8": Number(
        grade="●●●",
        label="how much too high",
        value=BY_MAXIMA - SHARE,
        decimals=3,
        right="σ(1) − e/(3 + e): the rule forgets that three scores of 2 weigh more "
        "than one.",
        hints=(
            near(BY_MAXIMA, "That is what the rule gives. How much too high is it?"),
            near(
                SHARE, "That is the right probability. How much higher is the rule's?"
            ),
            near(
                BY_MAXIMA / SHARE,
                "That is the ratio of the two. Asked is their difference.",
            ),
            near(
                0.5 - SHARE,
                "Half for each shard would ignore the largest scores. Weigh by them.",
                within=0.0005,
            ),
            Hint(
                None, -0.0005, "Too high is positive: the rule's, less the right one."
            ),
        ),
    ),
    "10.9": Number(
        grade="●○○",
        label="mean",
        value=MEAN,
        decimals=3,
        right="(3 e⁻² + 10) / (1.5 e⁻² + 1).",
        hints=(
            near(13 / 2.5, "The sums were added as they are. Rescale the first block."),
            near(
                (3 * OLD + 10) / 2.5,
                "You rescaled a and not s. Both are in units of e².",
            ),
            near(
                13 / (1.5 * OLD + 1),
                "You rescaled s and not a. Both are in units of e².",
            ),
            near((3 / OLD + 10) / (1.5 / OLD + 1), "The factor is e^(2 − 4), below 1."),
            near(3 * OLD + 10, "That is the merged a. Divide it by the merged s."),
            near((2 + 10) / 2, "Blocks do not count alike: weigh each by s e^m."),
        ),
    ),
}
