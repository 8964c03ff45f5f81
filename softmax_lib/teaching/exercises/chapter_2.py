"""Answers to the exercises of chapter 2, "Exponentiate and normalise"."""

import numpy as np

import softmax_lib as sl

from .answers import (
    Choice,
    Hint,
    Interval,
    Number,
    Option,
    SelfCheck,
    near,
    percentage,
)
from .chapter_2_sparsemax import SPARSEMAX
from .chapter_2_temperature import AIRPLANE, SCORES, TEMPERATURES, THREE

CAT = 1
TREES = np.array([-1.2, 0.4, 2.3, 1.1])  # oak, elm, ash, fir
ASH, FIR = 2, 3
TREES_E, TREES_P = np.exp(TREES), sl.softmax(TREES)
E = np.exp(SCORES)
P = sl.softmax(SCORES)


def _divided_by_max(z: np.ndarray) -> np.ndarray:
    return sl.softmax(z, temperature=z.max())


def _cat_scores() -> tuple[float, float]:
    """Return the cat scores between which both gain, with airplane at 4.91."""
    dog, _, boat, airplane = E * np.exp([0, 0, 0, 1])
    lowest = P[CAT] * (dog + boat + airplane) / (1 - P[CAT])
    highest = airplane / P[AIRPLANE] - (dog + boat + airplane)
    return np.log(lowest), np.log(highest)


ENOUGH = int(np.exp(5)) + 2  # n − 1 > e⁵, and e⁵ is no integer
LOWEST, HIGHEST = _cat_scores()
FLAWED, FLAWED_SHIFTED = (_divided_by_max(THREE + c)[2] for c in (0, 10))

EXERCISES = {
    "2.1": Number(
        grade="●○○",
        label="p(ash)",
        value=TREES_P[ASH],
        decimals=4,
        right=f"exp(2.3) = {TREES_E[ASH]:.2f}, out of a sum of {TREES_E.sum():.2f}.",
        hints=(
            percentage(TREES_P[ASH]),
            near(
                TREES[ASH] / TREES.sum(),
                "You divided the scores themselves. Exponentiate each one first.",
            ),
            near(
                TREES[ASH] / np.abs(TREES).sum(),
                "You divided the scores without their signs. Exponentiate each one "
                "first: that makes them positive.",
            ),
            near(
                np.exp(TREES[ASH]),
                "That is exp(2.3), the first of the two steps. Now divide it by the "
                "sum of all four exponentials.",
            ),
            near(
                sl.softmax(TREES * np.log(2))[ASH],
                "You took powers of 2. Softmax takes powers of e.",
                within=0.001,
            ),
            near(
                sl.softmax(TREES * np.log(10))[ASH],
                "You took powers of 10. Softmax takes powers of e.",
                within=0.00005,
            ),
            near(
                sl.softmax(np.abs(TREES))[ASH],
                "Mind the signs: exp(−1.2) is smaller than 1.",
                within=0.001,
            ),
            near(
                sl.sigmoid(TREES[ASH]),
                "You compared the ash with a score of 0. Add up all four.",
                within=0.0005,
            ),
            near(
                sl.sigmoid(TREES[ASH] - TREES[FIR]),
                "You compared the ash with the fir alone. Add up all four.",
                within=0.0005,
            ),
            near(
                TREES_P[FIR],
                "That is the fir's share. Its score is the second largest.",
            ),
            Hint(1, None, "A probability is never larger than 1."),
            Hint(None, 0, "A probability is never negative, whatever the scores."),
        ),
    ),
    "2.2": Choice(
        grade="●○○",
        right="Dividing by 2 halves every difference of scores, so the odds shrink.",
        options=(
            Option(
                "T = 0.5",
                "Dividing by 0.5 doubles the differences of scores: that makes the "
                "model surer.",
            ),
            Option(
                "T = 1",
                "T = 1 leaves the scores as they are. Larger differences or smaller "
                "ones: which is less sure?",
            ),
            Option("T = 2", right=True),
            Option(
                "None of them: any T but 1 changes which class wins",
                "No positive T changes the order of the scores, so the winner stays. "
                "What changes is how far apart they are.",
            ),
        ),
    ),
    **TEMPERATURES,
    "2.6": SPARSEMAX,
    "2.7": Number(
        grade="●●○",
        label="n",
        value=ENOUGH,
        right=f"{ENOUGH - 1} rivals together outweigh e⁵ = {np.exp(5):.2f} for the "
        "first time.",
        hints=(
            near(
                ENOUGH - 1,
                f"With {ENOUGH - 1} classes there are {ENOUGH - 2} rivals, and "
                f"{ENOUGH - 2} is just below e⁵.",
                within=0,
            ),
            Hint(
                ENOUGH - 2,
                ENOUGH - 1,
                "That is e⁵, the number of rivals that it takes. Round it up, since "
                "classes come whole, and count the leader too.",
            ),
            Hint(
                ENOUGH,
                ENOUGH + 1,
                "Count the leader once: n classes are n − 1 rivals, and n is the "
                "smallest number that works.",
            ),
        ),
    ),
    "2.8": SelfCheck(
        grade="●●●",
        right="A proof with these four steps is complete.",
        steps=(
            "Shift-invariance says that the ratio g(z + c) / g(z) is the same for "
            "every z, because p₁ / p₂ = g(z₁) / g(z₂) must not change.",
            "So h(z) = g(z) / g(0), which is allowed since g(0) > 0, satisfies "
            "h(z + c) = h(z) h(c).",
            "Its logarithm, which exists since g > 0, satisfies "
            "f(z + c) = f(z) + f(c), and therefore f(z) = β z for every rational z.",
            "Continuity carries f(z) = β z from the rational numbers to all real "
            "ones, and g(z) = C exp(β z) with C = g(0).",
        ),
    ),
    "2.9": Choice(
        grade="●●●",
        right="Dividing by the maximum sets the temperature to it: the last of [0.7, "
        f"1.5, 4.8] gets {FLAWED:.4f}, and {FLAWED_SHIFTED:.4f} once 10 is added to "
        "every score.",
        options=(
            Option(
                "np.exp still overflows for large scores.",
                "After the division the largest exponent is exactly 1: [1000, 999] "
                "runs without overflow. Look at what it returns there.",
            ),
            Option(
                "Only batches go wrong: z.max() is the maximum of the whole array.",
                "That is a second flaw. But one vector already goes wrong: try a "
                "vector, and the same vector plus 10.",
            ),
            Option(
                "Dividing by the maximum changes the temperature, so adding a constant "
                "to every score changes the answer.",
                right=True,
            ),
            Option(
                "Small scores underflow, so that their probabilities become 0.",
                "The opposite happens: the exponents of positive scores lie between 0 "
                "and 1, so no probability is more than e times another.",
            ),
            Option(
                "Nothing: dividing by the maximum cancels, as subtracting it does.",
                "Subtracting gives every e the same factor, and that cancels. Dividing "
                "changes the differences of the exponents.",
            ),
        ),
    ),
    "2.10": Interval(
        grade="●●○",
        label="new score of cat",
        low=LOWEST,
        high=HIGHEST,
        right=f"Any score from {LOWEST:.4f} to {HIGHEST:.4f} does it: airplane and "
        "cat both gain, at the cost of dog and boat.",
        hints=(
            near(
                SCORES[CAT],
                "With the cat left at 1.16, it pays for the airplane's gain too.",
            ),
            Hint(
                None,
                LOWEST,
                "The airplane is more probable than before, but the cat less.",
            ),
            Hint(
                HIGHEST,
                None,
                "The cat is more probable than before, but the airplane less.",
            ),
        ),
    ),
}
