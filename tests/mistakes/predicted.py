"""Typed and drawn predictions: what people answer, each from its own wrong formula."""

import mistakes_6
import numpy as np
from scipy.special import expit, softmax

X_TEST = mistakes_6.x_test


RIGHT = {
    "calibration-three-models": mistakes_6.confidence(mistakes_6.fit(0.01), X_TEST),
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
