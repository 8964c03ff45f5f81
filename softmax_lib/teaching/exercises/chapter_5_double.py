"""Exercise 5.8, the gradient of a double softmax, with the mistakes it knows."""

import numpy as np

import softmax_lib as sl

from .answers import Code, Mistake, Number, near

VECTOR = np.array([0.7, 1.5, 4.8])


def _to_first(p: np.ndarray) -> np.ndarray:
    return p - np.eye(p.size)[0]


def _gradient(z: np.ndarray) -> np.ndarray:
    inner = sl.softmax(z)
    return sl.softmax_vjp(inner, _to_first(sl.softmax(inner)))


def _single(z: np.ndarray) -> np.ndarray:
    return _to_first(sl.softmax(z))


def _not_pulled_back(z: np.ndarray) -> np.ndarray:
    return _to_first(sl.softmax(sl.softmax(z)))


def _diagonal_only(z: np.ndarray) -> np.ndarray:
    inner = sl.softmax(z)
    return inner * (1 - inner) * _not_pulled_back(z)


def _outer_jacobian(z: np.ndarray) -> np.ndarray:
    outer = sl.softmax(sl.softmax(z))
    return sl.softmax_vjp(outer, _to_first(outer))


SINGLE = "That is the gradient of a single softmax, p − y. There are two here."
NOT_PULLED_BACK = (
    "That is the gradient with respect to the inner probabilities. Pull it back to the "
    "scores, with the Jacobian of the inner softmax."
)
DIAGONAL = (
    "You used only the diagonal of the Jacobian, p(1 − p). Each score moves all the "
    "probabilities: J g = p (g − p·g)."
)
OUTER = "You took the Jacobian at the outer softmax. It belongs at the inner one."

DOUBLE_GRADIENT = Code(
    grade="●●●",
    asks="a function double_gradient(z) of one vector, the first class being true",
    right="Your function agrees with the chain rule on every case.",
    reference=_gradient,
    cases=(
        tuple(VECTOR.tolist()),
        (-3.44, 1.16, -0.81, 3.91),
        (2.0, 0.0),
        (0.0, 0.0, 0.0, 0.0),
        (5.0, -5.0, 1.0),
    ),
    mistakes=(
        Mistake(_single, SINGLE),
        Mistake(_not_pulled_back, NOT_PULLED_BACK),
        Mistake(_diagonal_only, DIAGONAL),
        Mistake(_outer_jacobian, OUTER),
        Mistake(lambda z: -_gradient(z), "Right up to the sign: the loss is −ln."),
    ),
    on_website=Number(
        grade="●●●",
        label="first entry",
        value=_gradient(VECTOR)[0],
        decimals=4,
        right="Some 48 times smaller than with one softmax.",
        hints=(
            near(_single(VECTOR)[0], SINGLE),
            near(_not_pulled_back(VECTOR)[0], NOT_PULLED_BACK),
            near(_diagonal_only(VECTOR)[0], DIAGONAL),
            near(_outer_jacobian(VECTOR)[0], OUTER),
            near(-_gradient(VECTOR)[0], "Mind the sign: the loss is −ln."),
        ),
    ),
)
