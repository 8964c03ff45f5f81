"""Exercises 6.10 to 6.12: parts of scores, another population, a test."""

import math

from .answers import Hint, Number, near


def _surprise(happens: float, says: float) -> float:
    """Mean NLL of a forecast of one of two outcomes."""
    return -happens * math.log(says) - (1 - happens) * math.log(1 - says)


def _divergence(happens: float, says: float) -> float:
    """KL(happens, says) of two outcomes, nats."""
    return _surprise(happens, says) - _surprise(happens, happens)


SCORES = {
    "6.10": Number(
        grade="●●○",
        label="nats",
        value=_divergence(0.7, 0.9),
        decimals=3,
        right="What happens diverges from what is said by that much.",
        hints=(
            near(
                _divergence(0.9, 0.7),
                "The other way round: the divergence of what happens from what is "
                "said, KL(0.7, 0.9).",
            ),
            near(
                _surprise(0.7, 0.9),
                "That is the whole NLL. Take off what the best forecast still pays, "
                "the entropy at 70 %.",
            ),
            near(
                _surprise(0.7, 0.7),
                "That is the entropy at 70 %, which no recalibration recovers.",
            ),
            near(
                2 * (0.9 - 0.7) ** 2,
                "That is the reliability of the Brier score. The NLL's is a "
                "divergence.",
            ),
            near(
                (0.9 - 0.7) ** 2,
                "That is a squared gap. The NLL's reliability is a divergence.",
            ),
            near(0.9 - 0.7, "That is the ECE. The question is in nats."),
            near(
                _divergence(0.7, 0.9) / math.log(2),
                "That is in bits. Take the natural logarithm.",
            ),
            Hint(None, 0, "A divergence is never negative."),
        ),
    ),
    "6.11": Number(
        grade="●●○",
        label="probability",
        value=1 / 12,
        decimals=3,
        right="Odds of 9 to 1 become 9 to 99.",
        hints=(
            near(
                0.9 * 0.01 / 0.5,
                "The probability was multiplied by 0.01/0.5. That of health changes "
                "too: normalise again.",
            ),
            near(
                0.18 / 1.18,
                "The odds were multiplied by 0.01/0.5 only. Health becomes more "
                "frequent, by 0.99/0.5.",
            ),
            near(
                891 / 892,
                "The other way: illness is rarer in the street, so the probability "
                "falls.",
            ),
            near(
                0.009,
                "That is 0.9 · 0.01. It has to be normalised, and half of the "
                "training patients were ill.",
            ),
            near(
                0.09 / 1.08 / 0.01,
                "That is a percentage. Give a probability.",
                within=0.05,
            ),
            near(0.9, "That is what the model says, for its own patients."),
            Hint(1, None, "A probability is never larger than 1."),
        ),
    ),
    "6.12": Number(
        grade="●○○",
        label="p",
        value=0.03,
        decimals=2,
        right="Three of a hundred, with what came true among them.",
        hints=(
            near(
                0.02,
                "Two of 99, or of 100, leaves out the labels that came true. They "
                "count, above and below the line.",
                within=0.0049,
            ),
            near(
                0.97,
                "That is the share of the others. Count the large ones.",
                within=0.006,
            ),
            near(0.98, "That is the share of the others.", within=0.0039),
            near(3, "That is a number of sets, or a percentage. Divide by 100."),
            Hint(1, None, "A p-value is at most 1."),
        ),
    ),
}
