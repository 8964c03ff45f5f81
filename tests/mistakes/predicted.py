"""Typed and drawn predictions: what people answer, each from its own wrong formula."""

import mistakes_6
import numpy as np
from scipy.special import expit, softmax

X_TEST = mistakes_6.x_test


def perfect_ece(n, bins=15):
    """Return the mean ECE of a perfect model of five classes."""
    rng, errors = np.random.default_rng(1), []
    for _ in range(200):
        p = softmax(rng.normal(0, 2, size=(n, 5)), axis=1)
        won = rng.random(n) < p.max(axis=1)
        place = np.ceil(p.max(axis=1) * bins).astype(int)
        gaps = np.bincount(place, won - p.max(axis=1))
        errors.append(abs(gaps).sum() / n)
    return np.mean(errors)


RIGHT = {
    "calibration-three-models": mistakes_6.confidence(mistakes_6.fit(0.01), X_TEST),
    "calibration-perfect": perfect_ece(100),
    "logits-level-rivals": softmax([-3, 0, 0])[0],
    "attention-crowd": softmax([5, *[0] * 1023])[0],
    "scale-chunked-rows": sum(softmax(part).sum() for part in np.eye(4, 3)),
}
MISTAKES = {
    "calibration-three-models": [
        (
            mistakes_6.fit(0.01).score(X_TEST, mistakes_6.y_test),
            "how often it is right",
        ),
        (1 / 10, "know nothing"),
        (100 * mistakes_6.confidence(mistakes_6.fit(0.01), X_TEST), "% sign"),
        (2, "at most 1"),
    ],
    "calibration-perfect": [
        (0.8 - 0.8, "do not cancel"),
        (perfect_ece(100, bins=1), "one bin"),
        (2, "at most 1"),
    ],
    "logits-level-rivals": [
        (expit(-3), "against one rival, and there are two"),
        (np.exp(-3), "odds against one rival"),
        (1 / 3, "all three are level"),
        (100 * softmax([-3, 0, 0])[0], "% sign"),
        (-0.05, "leaves something"),
    ],
    "attention-crowd": [
        (expit(5), "single rival"),
        (1 / 1024, "without a lead"),
        (np.exp(5), "at most 1"),
        (-0.1, "leaves something"),
    ],
    "scale-chunked-rows": [
        (softmax(np.arange(10.0)).sum(), "a row has four of them"),
        (1 / 4, "not to a quarter"),
        (10 * softmax(np.zeros(3)).sum(), "not each class"),
    ],
}
