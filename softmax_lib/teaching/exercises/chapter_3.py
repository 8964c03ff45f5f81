"""Answers to the exercises of chapter 3, "Numerical stability"."""

import numpy as np

import softmax_lib as sl
from softmax_lib.teaching.museum import EXHIBITS

from .answers import Choice, Number, Option, SelfCheck, near
from .chapter_3_losses import LOSSES
from .chapter_3_repairs import REPAIRS

HALF = float(sl.exp_limits("float16").largest)
FIRST_GAP = 24 * np.log(2)  # exp(-gap) = 2**-24, half-way from 1 to the next float32
LEFT, RIGHT = (3.0, 2.0), (5.0, 1.5)  # (largest score, sum of exp(z - largest))
MERGED = RIGHT[1] + LEFT[1] * np.exp(LEFT[0] - RIGHT[0])
OUT_OF_ROW = EXHIBITS["no_keepdims_softmax"].fail()[1, 0]

EXERCISES = {
    "3.1": Number(
        grade="●○○",
        label="largest x",
        value=HALF,
        decimals=3,
        right="It is the last float16 number below ln 65504; the next one, 11.09375, "
        "already gives infinity.",
        hints=(
            near(
                np.log(65504),
                "That is ln 65504, but float16 cannot store it. Its neighbours in "
                "float16 are 11.0859375 and 11.09375: which one is safe?",
                within=0.0015,
            ),
            near(
                HALF + 2**-7,
                f"exp of that is {np.exp(HALF + 2**-7):.0f}, and the last float16 "
                "number is 65504.",
                within=0.0015,
            ),
            near(65504, "That is the largest float16 itself. Take its logarithm."),
            near(16, "That is its logarithm to base 2. Take the natural one."),
            near(np.log10(65504), "That is its logarithm to base 10."),
            near(sl.exp_limits("float32").largest, "That is the limit of float32."),
            near(sl.exp_limits("float64").largest, "That is the limit of float64."),
        ),
    ),
    "3.2": Number(
        grade="●○○",
        label="LSE",
        unit="nats",
        value=1000 + np.log(2),
        decimals=3,
        right="1000 + ln 2: the maximum, and the logarithm of how many share it.",
        hints=(
            near(np.log(2), "You shifted by 1000. Add it back.", within=0.001),
            near(1000 + np.log10(2), "Use the natural logarithm.", within=0.001),
            near(
                1001,
                "1000 + log₂ 2 is 1001. Use the natural logarithm, to three decimals.",
                within=0.001,
            ),
            near(np.log(2000), "You took the logarithm of the sum of the scores."),
            near(
                1000,
                "That is the maximum alone. Two terms of this size are twice as much "
                "as one.",
                within=0.1,
            ),
            near(
                2000,
                "You added the scores. Add their exponentials, after a shift.",
            ),
        ),
    ),
    "3.3": Number(
        grade="●●○",
        label="gap",
        value=FIRST_GAP,
        decimals=3,
        right="24 ln 2: there e⁻ᵈ is half the distance from 1 to the next float32 "
        "number, and the tie goes to 1.",
        hints=(
            near(
                23 * np.log(2),
                "There e⁻ᵈ is the whole distance from 1 to the next float32 number. "
                "Half of it is enough to be rounded away.",
                within=0.02,
            ),
            near(
                25 * np.log(2),
                "One factor of 2 too many: half the distance from 1 to the next "
                "number, 2⁻²⁴, is a tie, and ties go to the even number, 1.",
            ),
            near(53 * np.log(2), "That is the first gap in float64."),
            near(11 * np.log(2), "That is the first gap in float16."),
            near(24, "That is its logarithm to base 2: e⁻ᵈ = 2⁻²⁴. Solve for d."),
            near(24 * np.log10(2), "Use the natural logarithm."),
            near(
                -sl.exp_limits("float32").smallest,
                "There e⁻ᵈ itself is rounded to 0. It is lost in 1 + e⁻ᵈ much earlier.",
            ),
            near(
                sl.exp_limits("float32").largest,
                "There exp overflows. Certainty comes much earlier.",
            ),
        ),
    ),
    "3.4": Number(
        grade="●●○",
        label="loss",
        unit="nats",
        value=np.log1p(np.exp(-50)),
        digits=3,
        right="log(1 + e⁻⁵⁰) is e⁻⁵⁰ up to a part in 10²², so the logarithm is not "
        "even needed.",
        hints=(
            near(
                0,
                "1 + e⁻⁵⁰ was rounded to 1. Keep the 1 out of the sum: log1p.",
                within=0,
            ),
            near(50, "That is the loss if the *second* class is the true one."),
            near(-50, "That is the logarithm of the other class's probability."),
            near(1, "That is the probability. The loss is minus its logarithm."),
            near(
                -np.log1p(np.exp(-50)), "The size is right. A loss is never negative."
            ),
            near(
                np.finfo(float).eps,
                "That is the distance from 1 to the next float64 number, not the loss.",
            ),
        ),
    ),
    "3.5": Number(
        grade="●○○",
        label="largest loss",
        unit="nats",
        value=-np.log(1e-9),
        decimals=2,
        right="−ln 10⁻⁹ = 9 ln 10, whatever the scores are.",
        hints=(
            near(9, "That is the logarithm to base 10. Losses here are in nats."),
            near(9 * np.log2(10), "That is in bits. Losses here are in nats."),
            near(np.log(1e-9), "The loss is *minus* the logarithm."),
            near(1e-9, "That is the smallest probability. Take minus its log."),
        ),
    ),
    "3.6": Number(
        grade="●●○",
        label="s",
        value=MERGED,
        decimals=4,
        right=f"1.5 + 2 e⁻²; the log-sum-exp is 5 + ln s = {5 + np.log(MERGED):.4f}.",
        hints=(
            near(
                LEFT[1] + RIGHT[1],
                "You added the sums as they are. The left one counts in units of e³, "
                "the right one in units of e⁵.",
            ),
            near(
                LEFT[1] + RIGHT[1] * np.exp(2),
                "Right for m = 3, but the merged maximum is 5. Scaling to the smaller "
                "maximum multiplies by e⁺², and can overflow.",
            ),
            near(
                RIGHT[1] + LEFT[1] * np.exp(2),
                "You multiplied by e⁺². Terms relative to 3 become smaller when they "
                "are counted relative to 5.",
            ),
            near(
                RIGHT[1] * np.exp(-2) + LEFT[1],
                "You scaled the wrong sum: the one with the smaller maximum shrinks.",
            ),
            near(
                RIGHT[1] + LEFT[1] * np.exp(-3),
                "You scaled by e⁻³. The two maxima are 2 apart.",
            ),
            near(5 + np.log(MERGED), "That is the log-sum-exp. Asked for is s."),
        ),
    ),
    "3.7": REPAIRS["3.7"],
    "3.8": REPAIRS["3.8"],
    **LOSSES,
    "3.11": REPAIRS["3.11"],
    "3.12": Choice(
        grade="●●○",
        right="In a square batch column j is divided by the sum of row j. For the two "
        f"rows [0, 1] and [5, 5] it returns a “probability” of {OUT_OF_ROW:.0f}.",
        options=(
            Option(
                "np.exp can overflow, since the maximum is taken row by row.",
                "A row's own maximum is what it needs. What is subtracted here?",
            ),
            Option(
                "Nothing: numpy lines the maxima up with the rows.",
                "numpy lines shapes up from the right. To which axis of a (3, 3) array "
                "does an array of shape (3,) belong?",
            ),
            Option(
                "A batch of several rows and several classes is refused unless it is "
                "square, and then it is wrong: maxima and sums of the rows meet the "
                "columns.",
                right=True,
            ),
            Option(
                "The columns are normalised instead of the rows.",
                "Almost: but the sums are those of the rows. They are only applied to "
                "the columns, so neither rows nor columns sum to one.",
            ),
        ),
    ),
    "3.13": SelfCheck(
        grade="●●●",
        right="A sum that can be computed in any grouping can be computed in parallel.",
        steps=(
            "A state (m, s) stands for the number s eᵐ: that of a list of scores is "
            "the sum of its exponentials.",
            "The merged state is (M, s₁ e^(m₁ − M) + s₂ e^(m₂ − M)) with "
            "M = max(m₁, m₂), and it stands for s₁ e^m₁ + s₂ e^m₂.",
            "So the states of three lists, merged in either grouping, stand for the "
            "same number, and their m is in both cases the largest of three: since m "
            "and s eᵐ fix s, the two states are equal.",
            "The state (−∞, 0) changes nothing: M is the other maximum and its own "
            "term is 0 · e^(−∞) = 0.",
        ),
    ),
}
