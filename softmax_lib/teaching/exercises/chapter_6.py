"""Answers to the exercises of chapter 6, "Calibration pitfalls"."""

import math

from .answers import Choice, Hint, Number, Option, SelfCheck, near, percentage
from .chapter_6_ece import ECE
from .chapter_6_scores import SCORES
from .numeric import PERCENTAGE

LOWER, UPPER = abs(0.65 - 1 / 3), abs(0.9 - 1)
HELD_OUT = "Those are the held-out images. Take the test part."
MISSED = 4  # times as dear as a false alarm


def _mean_deviation(n: int, q: float) -> float:
    """Mean of |S/n - q| for binomial S."""
    chances = (math.comb(n, k) * q**k * (1 - q) ** (n - k) for k in range(n + 1))
    return sum(chance * abs(k / n - q) for k, chance in enumerate(chances))


EXERCISES = {
    "6.1": Number(
        grade="●○○",
        label="ECE",
        value=(3 * LOWER + 2 * UPPER) / 5,
        decimals=2,
        right="Three fifths of 0.3167 and two fifths of 0.1.",
        hints=(
            near(
                0.15,  # from either mistake
                "Either you put 0.75 into the upper bin (closed on the right, it "
                "belongs to the lower), or gaps of opposite sign cancelled.",
            ),
            near(
                (LOWER + UPPER) / 2,
                "That is the plain mean of the two gaps. Weight each by its number of "
                "predictions.",
                within=0.005,
            ),
            near(
                0.37,
                "That is a bin for each prediction. There are two bins.",
                within=0.005,
            ),
            percentage((3 * LOWER + 2 * UPPER) / 5),
            near(LOWER, "That is the larger of the two gaps, the MCE.", within=0.005),
            Hint(1, None, "An ECE is a difference of probabilities, at most 1."),
            Hint(None, -0.0005, "An ECE is never negative."),
        ),
    ),
    "6.2": Number(
        grade="●●○",
        label="T",
        value=1.1657,
        relative=0.02,
        right="Its scores were 1.17 times too large.",
        hints=(
            near(
                1 / 1.1657,
                "That is s = 1/T, the factor. The scores are *divided* by T.",
                within=0.01,
            ),
            near(
                1.2813,
                "That is the temperature of the test rows. Fit on the held-out ones.",
                within=0.02,
            ),
            near(2.3524, "That is the free model, with C = 10 000.", within=0.05),
            near(0.7248, "That is C = 10. The penalty here is C = 100.", within=0.02),
            Hint(
                1.1895,
                1.196,
                "That is what scikit-learn's default solver gives, which stops before "
                "it has converged. Take newton-cg and a tolerance of 1e-8.",
            ),
            Hint(
                0,
                0.2,
                "Did you fit on the training rows? The model makes no mistake there, "
                "so that colder is always better.",
            ),
            Hint(None, 0, "A temperature is positive."),
        ),
    ),
    "6.3": Number(
        grade="●●○",
        label="expected ECE",
        value=_mean_deviation(100, 0.8),
        decimals=3,
        right="About 3 %, of a forecaster who is never wrong about the chances.",
        hints=(
            near(
                0,
                "The accuracy of a hundred predictions is hardly ever exactly 0.8.",
                within=0.0005,
            ),
            near(
                0.04,
                "That is the standard deviation. The mean of the absolute deviation "
                "is √(2/π) times that.",
            ),
            near(
                0.0016,
                "That is the variance. The ECE is a mean *absolute* deviation.",
            ),
            near(
                0.4,
                "That is the standard deviation of one event. A hundred have a tenth.",
            ),
            near(
                100 * _mean_deviation(100, 0.8),
                "That is a number of events. Divide by the 100 predictions.",
            ),
        ),
    ),
    "6.4": SelfCheck(
        grade="●○○",
        right="A proof with these three steps is complete.",
        steps=(
            "For T > 0, z₁ > z₂ exactly if z₁/T > z₂/T, and ties stay ties.",
            "Softmax keeps the order, so the most probable class is the one of the "
            "largest score, before and after.",
            "Vector scaling gives each class its own factor and offset, and can turn "
            "an order round.",
        ),
    ),
    "6.5": Choice(
        grade="●●○",
        right="Its few huge mistakes set the temperature, and the rest is silenced.",
        options=(
            Option(
                "Logistic regression with C = 0.01.",
                "There both fall, and by much: one number mends what was only a scale.",
            ),
            Option(
                "Logistic regression with C = 10 000.",
                "There the Brier score hardly moves, and falls more often than not.",
            ),
            Option("Gaussian naive Bayes on digits.", right=True),
            Option(
                "Multinomial naive Bayes on 784 pixels.",
                "It needs a temperature of 2147, but both fall, from 719.8 nats on.",
            ),
        ),
    ),
    "6.6": Number(
        grade="●○○",
        label="p",
        value=1 / (1 + MISSED),
        decimals=2,
        right="Where 4p = 1 − p.",
        hints=(
            near(
                1 / MISSED,
                "Nearly. A false alarm costs only if there is no fire: compare 4p "
                "with 1 − p, not with 1.",
                within=0.004,
            ),
            near(
                MISSED / (1 + MISSED),
                "The other way: the dear mistake is to stay silent, so the alarm "
                "sounds early.",
            ),
            near(
                1 / (MISSED - 1),
                "Mind the sign: silence costs 4p, the alarm 1 − p, not 1 + p.",
                within=0.005,
            ),
            near(100 / (1 + MISSED), PERCENTAGE, within=0.5),
            near(0.5, "That is the threshold for equal costs."),
            Hint(1, None, "A probability is never larger than 1."),
        ),
    ),
    "6.7": Number(
        grade="●●○",
        label="mean confidence",
        value=0.7146,
        relative=0.005,
        right="Seven tenths sure on average, and wrong about every image.",
        hints=(
            Hint(0.708, 0.7095, HELD_OUT),
            Hint(0.7101, 0.711, HELD_OUT),
            Hint(
                0.74, 0.752, "You fitted the held-out rows too. Fit the training part."
            ),
            Hint(0.755, 0.785, "You changed the sign of the pixels. White is 1 − x."),
            Hint(0.86, 0.885, "That is a weaker penalty, C = 10 or so. Take C = 1."),
            Hint(0.89, 0.905, "Those are the images as they are. Take 1 − x."),
            Hint(
                0.93,
                1,
                "That sure it is with C = 10 000, or with the pixels not divided by 16 "
                "before 1 − x.",
            ),
            Hint(0, 0.6, "That is a stronger penalty. Take C = 1."),
            percentage(0.7146),
        ),
    ),
    "6.8": ECE,
    "6.9": Choice(
        grade="●●●",
        right="Neither number means anything without the ECE of a perfect model.",
        options=(
            Option(
                "Fifteen bins are too few for 360 images.",
                "With more bins there is more noise, not less.",
            ),
            Option(
                "A temperature never changes the accuracy.",
                "True, and no objection: the claim is about calibration.",
            ),
            Option(
                "With 360 images a perfectly calibrated model shows an ECE of that "
                "size: both may be perfect.",
                right=True,
            ),
            Option(
                "One number fitted on the 360 test images makes the ECE far too small.",
                "It should have been fitted elsewhere, but one number can adapt to "
                "noise only a little. Something else is larger.",
            ),
        ),
    ),
    **SCORES,
}
