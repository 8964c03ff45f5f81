"""Checks of the claims 2.1 to 2.15."""

import math

import numpy as np
from checks import AIRPLANE, SCORES, check, close, sigmoid, softmax
from sklearn.datasets import load_digits, load_iris

import softmax_lib as sl
from softmax_lib.teaching.stored_logits import DATA


@check("2.1")
def a_shift_is_lost_and_logarithms_lead_back(shown):
    assert shown.has(*softmax([10.7, 11.5, 14.8]), 0.2, 0.3, 0.5)
    assert close(softmax([10.7, 11.5, 14.8]), softmax(SCORES))
    assert close(softmax([math.log(p) for p in (0.2, 0.3, 0.5)]), [0.2, 0.3, 0.5])


@check("2.2")
def ten_tenths_by_precision(shown):
    for dtype in (np.float16, np.float32, np.float64):
        total = dtype(0)
        for _ in range(10):
            total = dtype(total + dtype(0.1))
        assert f"'{dtype.__name__}': '{total!s}'" in shown.text


@check("2.30")
def random_weights_are_confident(shown):
    images, digits = load_digits(return_X_y=True)
    W = np.random.default_rng(30).normal(size=(10, 64))
    p = np.array([softmax(row) for row in images / 16 @ W.T])
    sure, right = p.max(axis=1).mean(), (p.argmax(axis=1) == digits).mean()
    assert shown.has(sure, right, places=3)
    assert sure > 0.7 > 0.15 > right


@check("2.3")
def two_classes_are_enough(shown):
    assert shown.has(*softmax([3.91, 1.16]), sigmoid(2.75))


@check("2.4")
def the_same_predictions_look_sure_or_not(shown):
    rows = np.loadtxt(DATA / "digits_logits.csv", delimiter=",", dtype=int)
    sure = [
        np.mean([max(softmax(row[1:] / 10, T)) for row in rows]) for T in (0.5, 1, 4)
    ]
    right = np.mean([list(row[1:]).index(max(row[1:])) == row[0] for row in rows])
    assert shown.has(*sure, right, places=3)
    assert shown.text.count("right 0.969") == 3
    assert max(sure) - min(sure) > 0.05
    assert len(rows) == 360


@check("2.5")
def two_models_give_one_answer(shown):
    first = [z * 1 + 0 * 2 for z in SCORES]
    second = [0 * 1 + z / 2 * 2 for z in SCORES]
    assert first == second
    assert shown.text.count("0.9493") == 2


@check("2.6")
def both_steps(shown):
    assert shown.has(*map(math.exp, SCORES), *softmax(SCORES))


@check("2.7")
def thirty_two_bits_have_limits(shown):
    largest = math.log(float(np.finfo(np.float32).max))
    assert shown.has(largest, places=2)
    # e^x is rounded to 0 below half of the smallest number, 2 ** -149
    assert shown.has(-87.34, -150 * math.log(2), places=2)
    assert 2 * math.exp(88.5) > float(np.finfo(np.float32).max) > math.exp(88.5)
    assert shown.text.count("nan") == 3
    assert shown.has(0.5, *softmax([-104.5 + 104.5, -105 + 104.5]))


@check("2.8")
def the_formula_in_words(shown):
    assert shown.has(*softmax(AIRPLANE))
    assert shown.text.count("0.9315") == 2


@check("2.9")
def inputs_over_their_sum_are_no_softmax(shown):
    mean, total = sum(SCORES) / 3, sum(SCORES)
    deviation = math.sqrt(sum((z - mean) ** 2 for z in SCORES) / 3)
    assert shown.has(*(z / total for z in SCORES))
    assert shown.has(*((z - mean) / deviation for z in SCORES), *softmax(SCORES))
    assert not close([z / total for z in SCORES], softmax(SCORES), 0.05)


@check("2.10")
def odds_follow_differences(shown):
    p = softmax(SCORES)
    assert shown.has(4.8 / 1.5, p[2] / p[1], math.exp(3.3), places=2)
    assert abs(p[2] / p[1] - math.exp(3.3)) < 1e-9
    assert p[2] / p[1] > 8 * 4.8 / 1.5


@check("2.11")
def order_holds_in_a_row_only(shown):
    rows = softmax([5, 0, 0]), softmax([5, 10, 0])
    assert shown.has(rows[0][0], rows[1][0])
    assert rows[0][0] > 0.98
    assert rows[1][0] < 0.01


@check("2.13")
def it_needs_the_scores_alone(shown):
    iris = load_iris()
    model = sl.SoftmaxRegression(l2=1.0).fit(iris.data, iris.target)
    assert shown.has(*softmax(model.decision_function(iris.data[[70]])[0]))


@check("2.14")
def one_sigmoid_does_the_same(shown):
    assert shown.has(*softmax([2.0, 0.5]), sigmoid(1.5))


@check("2.15")
def nothing_still_adds_up(shown):
    assert shown.has(*softmax([-9, -9, -8]), *map(sigmoid, [-9, -9, -8]))
    assert sum(map(sigmoid, [-9, -9, -8])) < 0.001
