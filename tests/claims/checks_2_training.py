"""Checks of the claims 2.16 to 2.29."""

import math

import numpy as np
from checks import AIRPLANE, SCORES, check, close, sigmoid, softmax
from scipy.optimize import minimize
from scipy.special import log_softmax as scipy_log_softmax
from sklearn.datasets import load_breast_cancer, load_digits, load_iris
from sklearn.model_selection import train_test_split

import softmax_lib as sl


@check("2.16")
def undecided_and_decided(shown):
    p = softmax([2.0, 1.9])
    assert shown.has(*p)
    assert shown.numbers[-1] == p.index(max(p))
    assert max(p) < 0.53


@check("2.17")
def half_the_penalty_makes_one_model(shown):
    data = load_breast_cancer()
    X = (data.data - data.data.mean(axis=0)) / data.data.std(axis=0)
    signs = 2 * data.target - 1

    def objective(w):
        margins = signs * (X @ w[:-1] + w[-1])
        pull = -signs / (1 + np.exp(margins))
        slope = np.append(X.T @ pull + w[:-1] / 2, pull.sum())
        return np.log1p(np.exp(-margins)).sum() + w[:-1] @ w[:-1] / 4, slope

    w = minimize(objective, np.zeros(31), jac=True, options={"gtol": 1e-6}).x
    p = [sigmoid(x) for x in X[[40, 81, 135]] @ w[:-1] + w[-1]]
    assert shown.has(*p)
    assert all(shown.text.count(f"{value:.4f}") == 2 for value in p)


@check("2.18")
def the_logistic_function_is_a_case(shown):
    curve = [sigmoid(x) for x in (-2, 0, 3)]
    assert shown.has(*curve)
    assert close(curve, [softmax([x, 0])[0] for x in (-2, 0, 3)])


@check("2.19")
def one_of_many(shown):
    assert shown.has(*map(sigmoid, [3, 2.5, -1]), *softmax([3, 2.5, -1]))
    assert sum(map(sigmoid, [3, 2.5, -1])) > 2


@check("2.20")
def squared_error_whispers(shown):
    p = softmax([10, 0])
    by_squares = 4 * p[0] ** 2 * p[1]
    assert f"'{by_squares:.2e}'" in shown.text
    assert shown.has(p[0], places=2)
    assert p[0] > 5000 * by_squares


@check("2.31")
def curvature_is_worth_a_thousand_steps(shown):
    iris = load_iris()
    inputs, ones = np.c_[iris.data, np.ones(150)], np.eye(3)[iris.target]

    def objective(flat):
        W = flat.reshape(3, 5)
        log_p = scipy_log_softmax(inputs @ W.T, axis=1)
        pull = W * [1, 1, 1, 1, 0]
        loss = -(ones * log_p).sum() + (pull**2).sum() / 2
        return loss / 150, ((np.exp(log_p) - ones).T @ inputs + pull).ravel() / 150

    lowest = minimize(objective, np.zeros(15), jac=True, options={"gtol": 1e-8}).fun

    def missed_by(rate):
        W = np.zeros(15)
        for _ in range(1000):
            W -= rate * objective(W)[1]
        return objective(W)[0] - lowest

    assert shown.has(*map(missed_by, (0.02, 0.05, 0.1, 0.2)))


@check("2.21")
def the_scores_know_better(shown):
    assert math.exp(-800) == 0
    assert shown.numbers == [math.inf, 800]


@check("2.22")
def the_surprises(shown):
    assert shown.has(*(-math.log(p) for p in softmax(AIRPLANE)))


@check("2.23")
def cross_entropy_has_a_floor(shown):
    log_p = scipy_log_softmax(AIRPLANE)
    soft = np.array([0.1, 0.2, 0.7])
    loss, floor = -soft @ log_p[1:], -soft @ np.log(soft)
    assert shown.has(-log_p[3], loss, floor)
    assert loss > floor > 0


@check("2.24")
def loss_falls_and_accuracy_too(shown):
    examples = [(10, 1), (10, 1), (1, -1)]

    def report(w, b):
        margins = [sign * (w * x + b) for x, sign in examples]
        losses = [math.log1p(math.exp(-m)) for m in margins]
        return sum(losses) / 3, sum(m > 0 for m in margins) / 3

    pulls = [(sign * sigmoid(-sign * (0.1 * x - 0.2)) / 3, x) for x, sign in examples]
    w = 0.1 + 0.5 * sum(pull * x for pull, x in pulls)
    b = -0.2 + 0.5 * sum(pull for pull, _ in pulls)
    before, after = report(0.1, -0.2), report(w, b)
    assert shown.has(*before, *after, places=3)
    assert after[0] < before[0]
    assert after[1] < before[1] == 1


@check("2.25")
def the_winner_is_the_same(shown):
    p = softmax(SCORES)
    assert shown.numbers[:2] == [SCORES.index(4.8), p.index(max(p))]


@check("2.26")
def a_nudge_moves_all(shown):
    p = softmax(SCORES)
    slopes = [-p[0] * p[2], -p[1] * p[2], p[2] - p[2] ** 2]
    assert shown.has(*slopes)
    assert all(shown.text.count(f"{abs(slope):.4f}") == 2 for slope in slopes)


@check("2.27")
def zero_or_a_jump(shown):
    assert shown.numbers == [0, 0, 0, 0, 1, 0, 0, 0, 1]


@check("2.28")
def mistakes_do_not_answer(shown):
    iris = load_iris()
    W = np.random.default_rng(28).normal(size=(3, 4))
    residual = np.exp(scipy_log_softmax(iris.data @ W.T, axis=1))
    residual[np.arange(150), iris.target] -= 1
    steepest = np.abs(residual.T @ iris.data / 150).max()
    assert shown.numbers[0] == 0
    assert shown.has(steepest, places=2)
    assert steepest > 1


@check("2.29")
def the_timid_model(shown):
    X, y = load_digits(return_X_y=True)
    X, rest, y, y_rest = train_test_split(
        X / 16, y, test_size=0.4, stratify=y, random_state=0
    )
    _, X_test, _, y_test = train_test_split(
        rest, y_rest, test_size=0.5, stratify=y_rest, random_state=0
    )
    p = sl.SoftmaxRegression(l2=100.0).fit(X, y).predict_proba(X_test)
    sure, right = p.max(axis=1).mean(), (p.argmax(axis=1) == y_test).mean()
    assert shown.has(sure, right, places=3)
    assert right > 2 * sure
