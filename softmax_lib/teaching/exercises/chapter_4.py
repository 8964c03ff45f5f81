"""Answers to the exercises of chapter 4, "The sigmoid equivalence"."""

import numpy as np

import softmax_lib as sl

from .answers import Choice, Hint, Number, Option, SelfCheck, near, percentage
from .chapter_4_code import LOG_SIGMOID, TWO_ROWS

FOUR = DOG, CAT, BOAT, AIRPLANE = -3.44, 1.16, -0.81, 3.91
REST = (DOG, BOAT, AIRPLANE)
THREE = np.array([-2, 0, 0.5])
TUNED = 3

EXERCISES = {
    "4.1": Number(
        grade="●○○",
        label="probability",
        value=sl.sigmoid(BOAT - DOG),
        decimals=4,
        right="The sigmoid of the difference, 2.63.",
        hints=(
            near(
                sl.softmax(FOUR)[2],
                "That is the boat among all four. Here cat and airplane are out.",
            ),
            near(sl.sigmoid(DOG - BOAT), "That is the dog's probability."),
            near(
                sl.sigmoid(BOAT),
                "You took the sigmoid of the boat's own score. Its rival has −3.44, "
                "not 0.",
            ),
            near(
                np.exp(DOG - BOAT),
                "That is exp(−2.63). The sigmoid is 1 over 1 + that.",
            ),
            percentage(sl.sigmoid(BOAT - DOG)),
            near(np.exp(BOAT - DOG), "Those are the odds, p/(1 − p)."),
            near(
                BOAT / (BOAT + DOG),
                "That divides the scores themselves. Take exponentials first.",
            ),
            near(
                np.tanh(BOAT - DOG),
                "That is a tanh, and of the whole difference. The sigmoid is "
                "(1 + tanh(x/2))/2.",
            ),
        ),
    ),
    "4.2": Number(
        grade="●○○",
        label="sum",
        value=sl.sigmoid(THREE).sum(),
        decimals=3,
        right="Nothing ties it to 1: no score knows of the others.",
        hints=(
            near(
                1,
                "That would be the softmax. Here each score stands alone.",
                within=0.0002,
            ),
            near(
                sl.sigmoid(THREE.sum()),
                "You took the sigmoid of the sum. Take the sum of the sigmoids.",
                within=0.0005,
            ),
            near(sl.sigmoid(THREE).mean(), "That is their mean."),
            near(
                sl.sigmoid(-THREE).sum(),
                "You used e^x for e^−x: those are the probabilities of “no”.",
            ),
            near(THREE.sum(), "That is the sum of the scores."),
            near(np.exp(THREE).sum(), "That is the sum of the exponentials."),
        ),
    ),
    "4.3": Number(
        grade="●●○",
        label="score",
        value=sl.logsumexp(REST),
        decimals=3,
        right="The log-sum-exp of the three, a little above the airplane's 3.91.",
        hints=(
            near(
                sl.logsumexp(FOUR),
                "That is the log-sum-exp of all four. The cat is not on the "
                "other side.",
            ),
            near(
                AIRPLANE,
                "That is the best of the three. The others help it a little.",
                within=0.003,
            ),
            near(
                np.exp(REST).sum(),
                "That is the sum of the exponentials. A score is its logarithm.",
            ),
            near(sum(REST), "Scores do not add up. Their exponentials do."),
            near(np.mean(REST), "That is their mean. Add up their exponentials."),
            near(
                sl.logsumexp(REST) - np.log(3),
                "You took the logarithm of their mean. Take that of their sum.",
            ),
            near(
                sl.sigmoid(sl.logsumexp(REST) - CAT),
                "That is the probability of the class. Its score is asked for.",
                within=0.0005,
            ),
            near(
                CAT - sl.logsumexp(REST),
                "That is the cat's lead over the rest, below 0.",
            ),
            near(
                np.log10(np.exp(REST).sum()),
                "You took the logarithm to base 10. Use the natural one.",
            ),
        ),
    ),
    "4.4": Number(
        grade="●●○",
        label="λ",
        value=TUNED / 2,
        right="Half: one row of full length costs twice what two halves cost.",
        hints=(
            near(TUNED, "At equal λ the weights come out shorter: 3.84 for 4.73."),
            near(
                2 * TUNED,
                "The other way. One row of length v costs twice what two rows of "
                "length v/2 cost.",
            ),
            near(
                2 / TUNED,
                "That is scikit-learn's C = 1/λ. The question is λ.",
                within=0.005,
            ),
            near(
                TUNED / 4,
                "The softmax pays λ/4 times ‖v‖². A logistic regression with λ "
                "pays λ/2 times.",
            ),
            near(1 / TUNED, "That is 1/λ of the softmax.", within=0.005),
            near(
                TUNED / np.sqrt(2),
                "The lengths differ by √2, but the penalty is on their squares.",
            ),
        ),
    ),
    "4.5": Choice(
        grade="●●○",
        right="Every output is e^x/e^x = 1, and its slope is 0.",
        options=(
            Option(
                "The learning rate is too small: ten more epochs change nothing.",
                "A larger one changes nothing either: the slope is exactly 0.",
            ),
            Option(
                "Softmax on one output is always 1, so nothing is learned; "
                "62 % is the share of spam.",
                right=True,
            ),
            Option(
                "The network overfits: it has learned its training mails by heart.",
                "Then it would be right on the training mails. It never moved.",
            ),
            Option(
                "Softmax needs a threshold other than ½ here.",
                "Every mail gets the same answer. No threshold tells them apart.",
            ),
        ),
    ),
    "4.6": Choice(
        grade="●○○",
        right="Five hundred questions with yes or no, each with its own loss.",
        options=(
            Option(
                "Cross-entropy with softmax, the true tag as the label.",
                "Which of several true tags? And what of a photo with none?",
            ),
            Option(
                "Cross-entropy with softmax, the label spread evenly over the true "
                "tags.",
                "Then two true tags can have one half each at best, and a photo "
                "without tags has no label at all.",
            ),
            Option(
                "Binary cross-entropy with logits on each of the 500, added up.",
                right=True,
            ),
            Option(
                "Binary cross-entropy on the softmax of the 500.",
                "Softmax makes the tags compete: no two of them can be sure at once.",
            ),
        ),
    ),
    "4.7": TWO_ROWS,
    "4.8": Number(
        grade="●●○",
        label="smallest loss",
        unit="nats",
        value=sl.softplus(-1),
        decimals=3,
        right="The best “logit” that a sigmoid can offer is 1: softplus(−1).",
        hints=(
            near(
                np.log(2),
                "That is the best for a negative example, where the first sigmoid "
                "gives 0.",
            ),
            near(
                0,
                "It could, if the network's output could grow without bound. It has "
                "gone through a sigmoid.",
                within=0.0005,
            ),
            near(
                sl.softplus(1),
                "That is a negative example at the output 1: the worst, not the best.",
            ),
            near(1, "That is the best “logit”. The loss there is softplus(−1)."),
            near(sl.sigmoid(1), "That is the probability. The loss is −ln of it."),
            near(sl.sigmoid(-1), "That is 1 − p. The loss is −ln p."),
            near(
                -np.log2(sl.sigmoid(1)),
                "That is in bits. In nats it is the natural logarithm.",
            ),
            Hint(None, -0.0005, "A surprise is never negative: mind the sign."),
        ),
    ),
    "4.9": LOG_SIGMOID,
    "4.10": SelfCheck(
        grade="●●●",
        right="A proof with these four steps is complete.",
        steps=(
            "The loss depends on the two rows through their difference v only.",
            "With the mean m of the rows, the squares add up to 2‖m‖² + ½‖v‖².",
            "Setting m = 0 keeps the loss and lowers the penalty, so at the minimum "
            "w₀ = −w₁ = −v/2.",
            "What remains is the loss in v plus ½ · (λ/2) · ‖v‖²: logistic "
            "regression with λ/2.",
        ),
    ),
}
