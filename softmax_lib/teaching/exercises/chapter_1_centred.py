"""Exercise 1.4, write centred logits, with the wrong versions that it recognises."""

import numpy as np

from .answers import Code, Mistake, Number, near

VECTOR = np.array([0.2, 0.3, 0.5])
PROBABILITIES = "You centred the probabilities. Take their logarithms first."
NOT_CENTRED = (
    "Those are logits, but their sum is not zero. Subtract their mean from each."
)
AGAINST_REST = (
    "You took the log-odds of each class against all the others. Softmax needs "
    "ln p, up to one constant."
)


def _centred_logits(p: np.ndarray) -> np.ndarray:
    log_p = np.log(p)
    return log_p - log_p.mean()


def _centred_probabilities(p: np.ndarray) -> np.ndarray:
    return p - p.mean()


def _against_rest(p: np.ndarray) -> np.ndarray:
    return np.log(p / (1 - p))


def _against_rest_centred(p: np.ndarray) -> np.ndarray:
    return _against_rest(p) - _against_rest(p).mean()


def _log_of_the_mean(p: np.ndarray) -> np.ndarray:
    return np.log(p) - np.log(p.mean())


LOG_OF_THE_MEAN = (
    "You subtracted the logarithm of the mean. Subtract the mean of the logarithms."
)

CENTRED = Code(
    grade="●●○",
    asks="a function centred_logits(p) of one vector",
    right="ln p less its mean: softmax brings p back, and the sum is zero.",
    reference=_centred_logits,
    cases=(
        tuple(VECTOR.tolist()),
        (0.5, 0.5),
        (0.0023, 0.4401, 0.5576),
        (0.1, 0.2, 0.3, 0.4),
        (1e-300, 0.25, 0.75),
    ),
    mistakes=(
        Mistake(_centred_probabilities, PROBABILITIES),
        Mistake(np.log, NOT_CENTRED),
        Mistake(_against_rest, AGAINST_REST),
        Mistake(_against_rest_centred, AGAINST_REST),
        Mistake(_log_of_the_mean, LOG_OF_THE_MEAN),
    ),
    on_website=Number(
        grade="●●○",
        label="last logit",
        value=_centred_logits(VECTOR)[-1],
        decimals=3,
        right="ln 0.5 less the mean of the three logarithms.",
        hints=(
            near(_centred_probabilities(VECTOR)[-1], PROBABILITIES),
            near(np.log(0.5), NOT_CENTRED),
            near(_log_of_the_mean(VECTOR)[-1], LOG_OF_THE_MEAN),
            near(_against_rest_centred(VECTOR)[-1], AGAINST_REST),
            near(
                0,
                "That is the last logit against all others, or against itself. Make "
                "the sum zero instead.",
                within=0.0005,
            ),
            near(
                np.log(0.5 / 0.2),
                "That is the logit against the first class. Make the sum zero instead.",
            ),
            near(
                _centred_logits(VECTOR)[-1] / np.log(10),
                "You took logarithms to base 10. Logits are natural logarithms.",
            ),
            near(
                _centred_logits(VECTOR)[0],
                "That is the first of the three. The question is the last.",
            ),
        ),
    ),
)
