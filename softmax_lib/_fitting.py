"""Minimise the loss of a linear softmax model: Newton's method, or plain descent.

Both work on one array V of shape (K, D + 1), a row a class, the intercept last, and on
the inputs with a column of ones, A of shape (n, D + 1); a model without intercept has
no such column. The objective is that of `SoftmaxRegression`.
"""

from dataclasses import dataclass

import numpy as np

from softmax_lib.stable import log_softmax, softmax

# What so large a penalty holds back stays 0, and 0 times infinity would be NaN.
LARGEST_PENALTY = 1e300


@dataclass(frozen=True)
class Objective:
    """Weighted cross-entropy of a linear model, plus a penalty on V.

    Parameters
    ----------
    inputs : ndarray of shape (n, D + 1)
    targets : ndarray of shape (n, K), one-hot
    weights : ndarray of shape (n, 1), one weight >= 0 a row
    penalty : ndarray of shape (D + 1,), the L2 strength of each column of V
    """

    inputs: np.ndarray
    targets: np.ndarray
    weights: np.ndarray
    penalty: np.ndarray

    def at(self, V):
        """Return the objective at V, in nats, and the probabilities there."""
        scores = self.inputs @ V.T
        losses = -np.where(self.targets > 0, log_softmax(scores), 0)
        value = (self.weights * losses).sum() + (self.penalty * V**2).sum() / 2
        return float(value), softmax(scores)

    def gradient(self, V, p):
        """Derivative of the objective with respect to V, where p belongs to V."""
        residuals = self.weights * (p - self.targets)
        return residuals.T @ self.inputs + self.penalty * V

    def curvature(self, p):
        """Return the function U -> Hessian times U, for U in the shape of V."""

        def product(U):
            scores = self.inputs @ U.T
            scores -= (p * scores).sum(axis=1, keepdims=True)
            return (self.weights * p * scores).T @ self.inputs + self.penalty * U

        return product

    def curvature_diagonal(self, p):
        """Diagonal of the Hessian in the shape of V; 1 where it vanishes."""
        diagonal = (self.weights * p * (1 - p)).T @ self.inputs**2 + self.penalty
        return np.where(diagonal > 0, diagonal, 1.0)


def one_hot(indices, classes):
    """Return rows of shape (n, K), 1 at each index and 0 elsewhere."""
    targets = np.zeros((len(indices), classes))
    targets[np.arange(len(indices)), indices] = 1
    return targets


def in_units(penalty, exponent):
    """Return a penalty in units of 2**exponent."""
    return np.minimum(np.ldexp(penalty, -exponent), LARGEST_PENALTY)


def newton(objective, V, *, tol, max_iter, watch):
    """Return V, the objective after every step, and whether it has converged.

    Each step solves Hessian times step = gradient by conjugate gradients, the more
    exactly the nearer the goal, and is halved until the objective falls. It has
    converged when half of gradient times step, which is what the objective can still
    lose, is at most `tol` a unit of weight.
    """
    total, history = objective.weights.sum(), []
    value, p = objective.at(V)
    for _ in range(max_iter):
        gradient = objective.gradient(V, p)
        step = _solve(
            objective.curvature(p), gradient, objective.curvature_diagonal(p), total
        )
        promise = float((gradient * step).sum())
        V, value, p = _descend(objective, V, value, p, step, promise)
        history.append(value)
        watch(history)
        if promise / 2 <= tol * total:
            return V, history, True
    return V, history, False


def _solve(product, gradient, diagonal, total):
    """Conjugate gradients, preconditioned by the diagonal of the Hessian.

    Where the objective is flat from the start the scaled gradient is the step: it is
    rounding at the goal, and large where all probabilities have saturated far from it.
    """
    step, residual = np.zeros_like(gradient), gradient.copy()
    scaled = residual / diagonal
    direction, size = scaled.copy(), float((residual * scaled).sum())
    enough = size * min(max(size / total, 1e-16), 0.01)
    for _ in range(2 * gradient.size):
        if size <= enough:
            break
        bent = product(direction)
        slope = float((direction * bent).sum())
        noise = 1e-15 * float((diagonal * direction**2).sum())
        if slope <= noise:  # only rounding is left of the curvature
            return step if step.any() else direction
        step += size / slope * direction
        residual -= size / slope * bent
        scaled = residual / diagonal
        size, previous = float((residual * scaled).sum()), size
        direction = scaled + size / previous * direction
    return step


def _descend(objective, V, value, p, step, promise):
    """Walk against the step, half as far until the objective falls as promised."""
    noise = 1e-13 * abs(value)  # what rounding may add to a sum of so many losses
    for halvings in range(40):
        length = 0.5**halvings
        candidate = V - length * step
        reached, p_there = objective.at(candidate)
        if reached <= value - 1e-4 * length * promise + noise:
            return candidate, reached, p_there
    return V, value, p


def gradient_descent(objective, V, *, learning_rate, max_iter, watch):
    """Return V after `max_iter` steps along the mean gradient, and the history."""
    rate = learning_rate / objective.weights.sum()
    _, p = objective.at(V)
    history = []
    for _ in range(max_iter):
        V = V - rate * objective.gradient(V, p)
        value, p = objective.at(V)
        history.append(value)
        watch(history)
    return V, history
