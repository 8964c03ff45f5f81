"""Chapter 5: what people get wrong, each from its own wrong formula."""

import numpy as np
from scipy.special import log_softmax, softmax
from scipy.stats import entropy
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

Z = np.array([-3.44, 1.16, -0.81, 3.91])
P, (_, NATS_OF_CAT, NATS, _) = softmax(Z), -log_softmax(Z)
P1, P2 = softmax([6.0, 0.0])
SILENT = 2 * P1 * P1 * P2 + 2 * P1 * P1 * P2

THREE = np.array([0.7, 1.5, 4.8])
INNER = softmax(THREE)
OUTER = softmax(INNER)
FIRST = np.eye(3)[0]


def jacobian(p):
    """Return the Jacobian of softmax where its value is p."""
    return np.diag(p) - np.outer(p, p)


def epochs(*, accuracy=0.95, rate=0.5, seed=0, stratify=True, on="test", largest=16):
    """Return after how many epochs a training like the chapter's is so accurate."""
    images, labels = load_digits(return_X_y=True)
    X, X_test, y, y_test = train_test_split(
        np.column_stack([images / largest, np.ones(len(images))]),
        labels,
        test_size=0.2,
        random_state=seed,
        stratify=labels if stratify else None,
    )
    judged, truth = (X, y) if on == "train" else (X_test, y_test)
    V, done = np.zeros((65, 10)), 0
    while np.mean(np.argmax(judged @ V, axis=1) == truth) < accuracy:
        V -= rate / len(y) * X.T @ (softmax(X @ V, axis=1) - np.eye(10)[y])
        done += 1
    return done


MISTAKES = {
    "5.1": [
        (NATS, "nats"),
        (NATS / np.log(10), "bans"),
        (NATS * np.log(2), "multiplied by ln 2"),
        (P[2], "the probability"),
        (1 - P[2], "1 − p"),
        (np.log2(P[2]), "minus the logarithm"),
        (entropy(P, base=2), "entropy"),
    ],
    "5.2": [
        (1 - P[1], "sign"),
        (P[1], "That is p"),
        (P[1] * (1 - P[1]), "Jacobian"),
        (-1 / P[1], "with respect to p"),
        ((P - np.eye(4)[1]).sum(), "all four"),
        (-P[1], "p − 1, not −p"),
        (NATS_OF_CAT, "the loss itself"),
    ],
    "5.5": [
        (-log_softmax(np.eye(10)[0])[0], "for 10 classes"),
        (np.log(1000), "knows nothing"),
        (np.log(np.e + 999), "numerator"),
        (-log_softmax(np.eye(1001)[0])[0], "Count the others"),
        (np.log(1000) - 1, "has e in the sum"),
        (softmax(np.eye(1000)[0])[0], "the probability"),
        (-log_softmax([1000.0, *np.zeros(999)])[0], "no class leads by more than 1"),
    ],
    "5.6": [
        (np.log(0.8 / (0.2 / 3)), "three others"),
        (np.log(0.8 / (0.2 / 4)), "gets ε/K back"),
        (0.85 / 0.05, "its logarithm"),
        (0.85 - 0.05, "difference of the probabilities"),
        (np.log((0.9 + 0.1 / 10) / (0.1 / 10)), "ε = 0.1"),
    ],
    "5.7": [
        (SILENT / 2, "Half of it"),
        (-SILENT, "must raise"),
        (P1, "of the cross-entropy"),
        (2 * P1, "with respect to p₁"),
        (P1 * P2, "∂p₁/∂z₁ alone"),
    ],
    "5.8": [
        ((INNER - FIRST)[0], "single softmax"),
        ((OUTER - FIRST)[0], "Pull it back"),
        ((np.diag(jacobian(INNER)) * (OUTER - FIRST))[0], "diagonal"),
        ((jacobian(OUTER) @ (OUTER - FIRST))[0], "belongs at the inner one"),
        (-(jacobian(INNER) @ (OUTER - FIRST))[0], "sign"),
    ],
    "5.10": [
        (lambda: epochs() - 1, "from zero"),
        (lambda: epochs(accuracy=0.9501), "above 0.95"),
        (lambda: epochs(on="train"), "training accuracy"),
        (lambda: epochs(largest=1, rate=0.5), "pixels divided by 16"),
        (lambda: epochs(rate=0.5 * 1437 / 16), "gradient by n"),
        (lambda: epochs(rate=1), "rate of 1"),
        (lambda: epochs(rate=2), "rate of 2"),
        (lambda: epochs(seed=1), "another split"),
        (lambda: epochs(seed=42), "another split"),
        (lambda: epochs(stratify=False), "another split"),
        (lambda: epochs(rate=0.1), "is the rate 0.5"),
    ],
}
