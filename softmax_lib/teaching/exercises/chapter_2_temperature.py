"""Exercises 2.3 to 2.5: what a temperature does to probabilities and entropy."""

import numpy as np

import softmax_lib as sl

from .answers import Hint, Number, near

SCORES = np.array([-3.44, 1.16, -0.81, 3.91])  # dog, cat, boat, airplane
AIRPLANE = 3
THREE = np.array([0.7, 1.5, 4.8])


def _airplane(temperature: float) -> float:
    """Return the airplane's probability at a temperature."""
    return sl.softmax(SCORES, temperature=temperature)[AIRPLANE]


def _entropy(temperature: float) -> float:
    """Return the entropy of [0.7, 1.5, 4.8] at a temperature, in nats."""
    return sl.entropy(sl.softmax(THREE, temperature=temperature))


def _temperature_at(share, low, high) -> float:
    """Return the temperature, between two others, at which the airplane has a share."""
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if _airplane(middle) > share else (low, middle)
    return middle


HALF = _temperature_at(0.5, 1, 10)

TEMPERATURES = {
    "2.3": Number(
        grade="●●○",
        label="T",
        value=HALF,
        digits=3,
        right=f"At T = {HALF:.4g} the other three together weigh as much as the "
        "airplane.",
        hints=(
            near(
                1 / HALF,
                "You multiplied the scores by T. Softmax at temperature T divides "
                "by it.",
            ),
            near(
                _airplane(1) / 0.5,
                "Probabilities are not proportional to 1/T. Put a T in and look at p.",
            ),
            Hint(
                0,
                1,
                "Below T = 1 the airplane becomes more probable than 93 %, not less.",
            ),
            Hint(None, 0, "A temperature is positive."),
        ),
    ),
    "2.4": Number(
        grade="●●○",
        label="H",
        unit="nats",
        value=_entropy(2),
        decimals=3,
        right=f"Of at most ln 3 = {np.log(3):.4f} nats.",
        hints=(
            near(
                _entropy(2) / np.log(2),
                "Those are bits: you took the logarithm to base 2.",
            ),
            near(
                _entropy(2) / np.log(10),
                "You took the logarithm to base 10. Nats need the natural one.",
            ),
            near(_entropy(1), "That is the entropy at T = 1."),
            near(np.log(3), "That is the largest there is, of three equal shares."),
            near(np.exp(_entropy(2)), "That is the perplexity. H is its logarithm."),
            near(
                -np.log(sl.softmax(THREE, temperature=2).max()),
                "That is the surprise of the likeliest class. H is the mean of all "
                "three.",
            ),
            near(
                _entropy(1 / 2),
                "You multiplied the scores by T = 2. Softmax at temperature T "
                "divides by it.",
                within=0.0005,
            ),
            near(
                -_entropy(2),
                "The size is right. Entropy is minus the sum of p ln p, and never "
                "negative.",
            ),
        ),
    ),
    "2.5": Number(
        grade="●○○",
        label="T",
        value=1 / np.log(10),
        decimals=3,
        right="10ᶻ = exp(z ln 10), so T = 1/ln 10.",
        hints=(
            near(
                np.log(10),
                "You are nearly there: 10ᶻ = exp(z ln 10) multiplies by ln 10. Which T "
                "multiplies by ln 10 when you divide by it?",
            ),
            near(
                10,
                "10ᶻ = exp(z · something). That something is not 10.",
            ),
            near(-np.log(10), "A temperature is positive: 10ᶻ grows with z."),
            near(np.log10(2), "Use the natural logarithm: e is the base of softmax."),
            near(1, "At T = 1 the base is e."),
            near(1 / 10, "10ᶻ = exp(z · something). That something is not 10."),
        ),
    ),
}
