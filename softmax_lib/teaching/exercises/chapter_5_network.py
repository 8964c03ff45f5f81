"""Answers to the second part of chapter 5, "A network from one gradient"."""

import numpy as np

import softmax_lib as sl

from .answers import Choice, Code, Hint, Mistake, Number, Option, SelfCheck, near

TRAINED = 8 * 65 + 12 * 9 + 10 * 13
P, LOG_P = 0.7, np.log(0.7)
FOCAL = (1 - P) ** 2 * (1 - 2 * P * LOG_P / (1 - P))

W = np.array([[2.0, 1.0], [-1.0, 4.0]])
X = np.array([1.0, 3.0])
AT = np.array([[1.0, 0.0], [0.0, -1.0]])


def _parts(V: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    h = np.maximum(0, V @ X)
    p = sl.softmax(W @ h)
    return h, p - np.array([1.0, 0.0])


def _gradient(V: np.ndarray) -> np.ndarray:
    h, g = _parts(V)
    return np.outer((W.T @ g) * (h > 0), X)


def _awake(V: np.ndarray) -> np.ndarray:
    _, g = _parts(V)
    return np.outer(W.T @ g, X)


def _not_transposed(V: np.ndarray) -> np.ndarray:
    h, g = _parts(V)
    return np.outer((W @ g) * (h > 0), X)


def _without_label(V: np.ndarray) -> np.ndarray:
    h, g = _parts(V)
    return np.outer((W.T @ (g + np.array([1, 0]))) * (h > 0), X)


def _times_hidden(V: np.ndarray) -> np.ndarray:
    h, g = _parts(V)
    return np.outer((W.T @ g) * h, X)


def _turned(V: np.ndarray) -> np.ndarray:
    return _gradient(V).T


AWAKE = "A unit that is silent passes nothing on: multiply by [h > 0] before the input."
NOT_TRANSPOSED = (
    "The pull on a hidden unit goes through a column of W, so it is the transpose of "
    "W that multiplies p − y."
)
WITHOUT_LABEL = "You sent p back. It is p − y that goes back."
TIMES_HIDDEN = "You multiplied by h. The slope of a ReLU is 1 where h > 0, not h."

EXERCISES = {
    "5.11": Number(
        grade="●○○",
        label="numbers",
        value=TRAINED,
        right="8 · 65 + 12 · 9 + 10 · 13: each unit has a weight for each number "
        "that enters, and an intercept.",
        hints=(
            near(
                8 * 64 + 12 * 8 + 10 * 12,
                "Those are the weights. Each unit has an intercept too.",
            ),
            near(
                8 * 65 + 12 * 9,
                "The last layer is missing: 10 classes, each with 12 weights.",
            ),
            near(64 + 8 + 12 + 10, "Those are units. Count what connects them."),
            near(
                65 * 9 * 13 * 10,
                "Layers stand one after another: add, do not multiply.",
            ),
        ),
    ),
    "5.12": Number(
        grade="●●○",
        label="share",
        value=FOCAL,
        decimals=4,
        right="(1 − p)² times 1 + 2 · 0.7 · 0.3567 / 0.3, about a quarter of the pull.",
        hints=(
            near(
                (1 - P) ** 2,
                "That is the factor of the loss. The factor itself depends on p, so "
                "its slope counts too: (5.15).",
            ),
            near(
                (1 - P) ** 2 * (1 + 2 * P * LOG_P / (1 - P)),
                "ln p is negative, so minus ln p is added.",
            ),
            near(
                FOCAL * (1 - P),
                "That is the slope itself. Divide by that of cross-entropy, 1 − p.",
            ),
            near(
                -((1 - P) ** 2) * LOG_P,
                "That is the loss. The question is its pull.",
                within=0.0001,
            ),
            near(
                P**2 * (1 - 2 * (1 - P) * np.log(1 - P) / P),
                "You exchanged p and 1 − p.",
            ),
        ),
    ),
    "5.13": SelfCheck(
        grade="●●○",
        right="A derivation with these four steps is complete.",
        steps=(
            "∂L/∂z = p − y.",
            "∂L/∂h = (p₁ − y₁) w₁ + (p₂ − y₂) w₂: the unit acts through both scores.",
            "∂h/∂v = x where vx + c > 0 and 0 where it is negative, and the product "
            "is the answer.",
            "With w₁ = w₂ it is 0, because p − y sums to zero.",
        ),
    ),
    "5.14": Code(
        grade="●●●",
        asks="a function first_gradient(V) of an array of shape (2, 2)",
        right="Your function agrees with the chain rule on every case.",
        reference=_gradient,
        cases=(
            tuple(map(tuple, AT.tolist())),
            ((1.0, 1.0), (-1.0, 1.0)),
            ((0.5, -0.1), (0.3, 0.4)),
            ((-1.0, 0.0), (0.0, -1.0)),
        ),
        mistakes=(
            Mistake(_awake, AWAKE),
            Mistake(_not_transposed, NOT_TRANSPOSED),
            Mistake(_without_label, WITHOUT_LABEL),
            Mistake(_times_hidden, TIMES_HIDDEN),
            Mistake(
                _turned, "That is the transpose: a row belongs to a unit, as in V."
            ),
            Mistake(lambda V: -_gradient(V), "Right up to the sign: the loss is −ln."),
        ),
        on_website=Number(
            grade="●●●",
            label="sum of the four entries",
            value=_gradient(AT).sum(),
            decimals=4,
            right="One unit is silent, so that its row is zero.",
            hints=(
                Hint(-0.00005, 0.00005, AWAKE),
                near(_not_transposed(AT).sum(), NOT_TRANSPOSED),
                near(_without_label(AT).sum(), WITHOUT_LABEL),
                near(
                    _gradient(AT)[0, 0],
                    "That is the first entry. Add all four, with the input 3 too.",
                ),
                near(-_gradient(AT).sum(), "Mind the sign: the loss is −ln."),
            ),
        ),
    ),
    "5.15": Choice(
        grade="●●○",
        right="A gradient is taken at one place: all of it comes before any step.",
        options=(
            Option(
                "H > 0 should be X @ V.T + c > 0.",
                "These are the same: H is positive exactly where the sum is.",
            ),
            Option("W has moved before the gradient goes back through it.", right=True),
            Option(
                "G must be divided by the number of rows.",
                "cross_entropy_grad has done that: it takes the mean.",
            ),
            Option(
                "G @ W should be G @ W.T.",
                "G has a column for each class and W a row for each: the shapes fit.",
            ),
        ),
    ),
}
