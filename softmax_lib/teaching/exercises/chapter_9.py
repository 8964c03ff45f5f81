"""Answers to the exercises of chapter 9, "Softmax elsewhere"."""

import math

from .answers import Choice, Number, Option, SelfCheck, near, percentage
from .chapter_9_gate import GATE

BOUND = math.log(256) - 2
LEASHED = 1 / (1 + 3 * math.exp(-2))  # odds of e² to 3


EXERCISES = {
    "9.1": Number(
        grade="●○○",
        label="nats",
        value=BOUND,
        decimals=2,
        right="ln 256 is the most that a batch of 256 can ever show.",
        hints=(
            near(math.log(256), "That is ln N, the bound at a loss of zero."),
            near(2, "That is the loss. The bound is what it is below ln N."),
            near(8 - 2, "That mixes bits with nats: ln 256, not log₂ 256."),
            near(-BOUND, "The other way round: ln N minus the loss."),
        ),
    ),
    "9.2": Number(
        grade="●○○",
        label="E Σ f P",
        value=1.6,
        decimals=1,
        right="Above 1: the two busy experts are also those the gate believes in.",
        hints=(
            near(0.4, "That is the sum. It is multiplied by the number of experts."),
            near(1, "That is its value when all work alike."),
            near(2, "That is E Σ f². The second factor is the probability."),
            near(1.36, "That is E Σ P². The first factor is the share.", within=0.05),
            near(0.8, "There are four experts, two of them idle: E is 4."),
        ),
    ),
    "9.3": Number(
        grade="●●○",
        label="c",
        value=1.2,
        decimals=2,
        right="The rare action has the long push, so its reward counts most.",
        hints=(
            near(2.8, "That is the expected reward. Long pushes count for more."),
            near(
                2,
                "That is the plain mean of the rewards, and theirs with the weights "
                "probability times length: the length counts *squared*.",
            ),
            near(
                (0.01 * 3 + 0.81) / 0.82,
                "Those are the squared lengths alone: multiply by the probabilities.",
            ),
            near(1, "Nearly: the frequent action has a weight as well, a tenth."),
        ),
    ),
    "9.4": Number(
        grade="●●○",
        label="paths",
        value=35,
        right="Choose 4 of 7: that is (T + L choose 2L).",
        hints=(
            near(3**5, "Those are all the paths.", within=0),
            near(10, "That is 5 choose 2, one frame a letter.", within=0),
            near(4, "Those are the paths without a blank.", within=0),
            near(
                15,
                "That is (6 choose 4): a blank may stand before, between and after.",
                within=0,
            ),
            near(
                21,
                "That is (7 choose 5). Each letter has a beginning and an end: choose "
                "2L of them.",
                within=0,
            ),
        ),
    ),
    "9.5": Number(
        grade="●●○",
        label="probability",
        value=LEASHED,
        decimals=3,
        right="Odds of ⅓, times e² for the reward.",
        hints=(
            near(
                1 / (1 + math.exp(-2)),
                "You forgot where the model came from: its odds were ⅓.",
            ),
            near(
                1 / (1 + 3 * math.exp(-0.5)),
                "The reward is *divided* by β.",
            ),
            near(1 - LEASHED, "That is the other answer."),
            near(math.exp(2) / 4, "That is not yet normalised.", within=0.0015),
            near(0.25, "That is the model before the reward."),
            percentage(LEASHED),
        ),
    ),
    "9.6": Number(
        grade="●●●",
        label="share",
        value=0.5,
        decimals=2,
        right="At T = ½ half of the soft draws are that hard; at T = 1, a fifth.",
        hints=(
            near(0.25, "That is one side. The other entry can be the large one too."),
            near(
                0.2,
                "That is the share at T = 1. A difference is divided by T.",
            ),
            near(
                2 / 82,
                "The other way: 1/T multiplies the noise, so ln 9 is to be "
                "*multiplied* by T.",
                within=0.002,
            ),
            near(0.1, "That is one side at T = 1.", within=0.002),
            near(0.75, "That is the chance that the first entry is *below* 0.9."),
            percentage(0.5),
        ),
    ),
    "9.7": Choice(
        grade="●●●",
        right="Chance went up by ln 2. Only losses among equally many can be compared.",
        options=(
            Option(
                "Larger batches always need a smaller learning rate.",
                "There is no such rule, and nothing here says that the model is worse.",
            ),
            Option(
                "A loss on unread data says nothing about a model.",
                "It does, if it is compared with one of the same task.",
            ),
            Option(
                "Losses among 128 and among 256 candidates cannot be compared: "
                "chance alone costs ln 2 more.",
                right=True,
            ),
            Option(
                "The loss should be divided by the size of the batch.",
                "It is a mean over the batch already. What grows is the number of "
                "candidates.",
            ),
        ),
    ),
    "9.8": SelfCheck(
        grade="●●●",
        right="With one path γ is one-hot, and this is p − y.",
        steps=(
            "The derivative of a log-sum-exp of path scores is each path's softmax "
            "share; a path's score holds ln p_t(s) once if it has s in frame t.",
            "So the gradient with respect to ln p_t is γ_t, and γ_t sums to one, "
            "because every path has one sign in each frame.",
            "The derivative of ln p_t(s) along z_j is 1 if s = j, minus p_t(j).",
            "Summed with the weights −γ_t(s) that gives p_t(j) − γ_t(j).",
        ),
    ),
    "9.9": GATE,
}
