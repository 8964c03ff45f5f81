"""Chapter 6: what people get wrong, each from its own wrong formula."""

from functools import cache

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import entr, expit, log_softmax, logit, rel_entr, softmax, xlogy
from scipy.stats import binom
from sklearn.linear_model import LogisticRegression

from softmax_lib.teaching import datasets
from softmax_lib.teaching.stored_logits import three_parts

SAYS = np.array([0.95, 0.85, 0.75, 0.65, 0.55])
RIGHT = np.array([1, 1, 0, 1, 0])
CONVERGED = {"solver": "newton-cg", "tol": 1e-8, "max_iter": 1000}

images, labels = datasets.load_digits()
parts = three_parts(images / 16, labels)
(x_train, y_train), (x_held, y_held), (x_test, y_test) = parts


def gaps(*bins):
    """Return how far confidence and accuracy are apart in each bin, with their sign."""
    return np.array([SAYS[b].mean() - RIGHT[b].mean() for b in map(list, bins)])


@cache
def fit(C, *, converged=True, images=1, held=False):
    """Return a logistic regression; the pixels go up to `images`."""
    settings = CONVERGED if converged else {}
    x, y = (np.r_[x_train, x_held], np.r_[y_train, y_held]) if held else parts[0]
    return LogisticRegression(C=C, **settings).fit(images * x, y)


def temperature(model, x, y):
    """Return the temperature of least NLL."""
    z = model.decision_function(x)

    def loss(log):
        return -log_softmax(z / np.exp(log), axis=1)[np.arange(len(y)), y].mean()

    return np.exp(minimize_scalar(loss, bounds=(-6, 3), method="bounded").x)


def confidence(model, x):
    """Return the mean confidence on images."""
    return softmax(model.decision_function(x), axis=1).max(axis=1).mean()


def free(converged=True):
    """Return the model that the exercises 6.2 and 6.7 do not ask for."""
    return fit(1e4, converged=converged)


def mild(converged=True):
    """Return the model of exercise 6.7; both ways of fitting are fair there."""
    return fit(1, converged=converged)


DEVIATION = binom(100, 0.8).expect(lambda k: abs(k / 100 - 0.8))

MISTAKES = {
    "6.1": [
        (abs(gaps([3, 4], [0, 1, 2])) @ [0.4, 0.6], "0.75 into the upper bin"),
        (abs(SAYS.mean() - RIGHT.mean()), "opposite sign cancelled"),
        (abs(gaps([2, 3, 4], [0, 1])).mean(), "plain mean"),
        (abs(gaps([2, 3, 4], [0, 1])).max(), "MCE"),
        (abs(SAYS - RIGHT).mean(), "a bin for each"),
        (100 * abs(gaps([2, 3, 4], [0, 1])) @ [0.6, 0.4], "percentage"),
        (5 * abs(gaps([2, 3, 4], [0, 1])) @ [0.6, 0.4], "at most 1"),
        (-abs(gaps([2, 3, 4], [0, 1])) @ [0.6, 0.4], "never negative"),
    ],
    "6.2": [
        (lambda: 1 / temperature(fit(100), x_held, y_held), "*divided* by T"),
        (lambda: temperature(fit(100), x_test, y_test), "Fit on the held-out"),
        (
            lambda: temperature(fit(100, converged=False), x_held, y_held),
            "before it has converged",
        ),
        (lambda: temperature(fit(100), x_train, y_train), "training rows"),
        (lambda: temperature(free(), x_held, y_held), "C = 10 000"),
        (lambda: temperature(fit(10), x_held, y_held), "C = 10."),
        (lambda: -temperature(fit(100), x_held, y_held), "positive"),
    ],
    "6.3": [
        (abs(0.8 - 0.8), "hardly ever"),
        (np.sqrt(0.8 * 0.2 / 100), "standard deviation."),
        (0.8 * 0.2 / 100, "variance"),
        (np.sqrt(0.8 * 0.2), "of one event"),
        (100 * DEVIATION, "Divide by the 100"),
    ],
    "6.6": [
        (1 / 4, "compare 4p with 1"),
        (4 / 5, "sounds early"),
        (1 / 3, "1 − p, not 1 + p"),
        (1 / 2, "equal costs"),
        (20, "percentage"),
        (4, "never larger than 1"),
    ],
    "6.7": [
        (lambda: confidence(mild(), x_test), "as they are"),
        (lambda: confidence(mild(False), x_test), "as they are"),
        (lambda: confidence(mild(), 16 - 16 * x_test), "not divided by 16"),
        (lambda: confidence(mild(False), 16 - 16 * x_test), "not divided by 16"),
        (lambda: confidence(mild(), 1 - 16 * x_test), "not divided by 16"),
        (lambda: confidence(mild(False), 1 - 16 * x_test), "not divided by 16"),
        (lambda: confidence(mild(), 16 * x_test), "not divided by 16"),
        (lambda: confidence(fit(1, images=16), 16 - 16 * x_test), "divided by"),
        (lambda: confidence(free(), 1 - x_test), "C = 10 000"),
        (lambda: confidence(free(False), 1 - x_test), "C = 10 000"),
        (lambda: confidence(fit(10, converged=False), 1 - x_test), "weaker penalty"),
        (lambda: confidence(fit(10), 1 - x_test), "weaker penalty"),
        (lambda: confidence(fit(0.1), 1 - x_test), "stronger penalty"),
        (lambda: confidence(fit(0.01), 1 - x_test), "stronger penalty"),
        (lambda: confidence(mild(), -x_test), "sign of the pixels"),
        (lambda: confidence(mild(False), -x_test), "sign of the pixels"),
        (lambda: confidence(mild(), 1 - x_held), "held-out images"),
        (lambda: confidence(mild(False), 1 - x_held), "held-out images"),
        (lambda: confidence(fit(1, held=True), 1 - x_test), "held-out rows too"),
        (lambda: 100 * confidence(mild(), 1 - x_test), "percentage"),
    ],
    "6.8": [
        (sum(map(abs, (1 - 0, 0 - 0.1, 2 - 1.9, 0 - 1))) / 5, "closed on the right"),
        (sum(map(abs, (1 - 0.1, 2 - 1.9, 0 - 1))) / 5, "1 to the last"),
        (sum(map(abs, (0 - 0.1, 2 - 2.9))) / 5, "exactly 0"),
        (sum(map(abs, (0 - 0.1, 2 - 2.9))) / 4, "exactly 0"),
        ((abs(1 - 0.1) / 2 + abs(2 - 2.9) / 3) / 2, "plain mean"),
        (abs(3 - 3.0) / 5, "must not cancel"),
        (abs(1 - 0.1) + abs(2 - 2.9), "not divided"),
    ],
    "6.10": [
        (rel_entr([0.9, 0.1], [0.7, 0.3]).sum(), "other way round"),
        (-xlogy([0.7, 0.3], [0.9, 0.1]).sum(), "whole NLL"),
        (entr([0.7, 0.3]).sum(), "no recalibration recovers"),
        (2 * 0.2**2, "Brier score"),
        (0.2**2, "squared gap"),
        (abs(0.9 - 0.7), "ECE"),
        (rel_entr([0.7, 0.3], [0.9, 0.1]).sum() / np.log(2), "bits"),
        (-rel_entr([0.7, 0.3], [0.9, 0.1]).sum(), "never negative"),
    ],
    "6.11": [
        (0.9 * 0.01 / 0.5, "normalise again"),
        (expit(logit(0.9) + np.log(0.01 / 0.5)), "by 0.99/0.5"),
        (expit(logit(0.9) + logit(0.99)), "falls"),
        (0.9 * 0.01, "0.9 · 0.01"),
        (100 * expit(logit(0.9) + logit(0.01)), "percentage"),
        (0.9, "its own patients"),
        (90, "larger than 1"),
    ],
    "6.12": [
        (2 / 99, "leaves out"),
        (2 / 100, "leaves out"),
        (1 - 3 / 100, "share of the others"),
        (97 / 99, "share of the others"),
        (3, "Divide by 100"),
        (2, "at most 1"),
    ],
}
