"""Checks of the claims 1.17 to 1.40."""

import math
from functools import reduce
from operator import add

import numpy as np
from checks import AIRPLANE, SCORES, check, close, sigmoid, softmax
from scipy.stats import norm
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

P = softmax(AIRPLANE)


@check("1.17")
def ten_tenths_miss_one(shown):
    total = reduce(add, [0.1] * 10)
    assert total != 1
    assert repr(total) in shown.text
    assert shown.text.count("nan") == 2


@check("1.18")
def two_may_rise_together(shown):
    other = softmax([-10, 1.4, -10, 4.1])
    assert shown.has(*P, *other)
    assert other[3] > P[3]
    assert other[1] > P[1]
    assert other[0] + other[1] + other[2] < P[0] + P[1] + P[2]


@check("1.20")
def a_slice_is_a_sigmoid(shown):
    middle = math.log(math.exp(1.5) + math.exp(4.8))
    curve = [softmax([z, 1.5, 4.8])[0] for z in (0.7, 4.0, 6.0)]
    assert shown.has(middle, *curve)
    assert close(curve, [sigmoid(z - middle) for z in (0.7, 4.0, 6.0)])


@check("1.21")
def naive_bayes_ends_in_it(shown):
    iris = load_iris()
    groups = [iris.data[iris.target == k] for k in range(3)]
    bells = [norm(g.mean(axis=0), g.std(axis=0)) for g in groups]
    densities = [bell.pdf(iris.data[70]).prod() for bell in bells]
    assert shown.has(*(density / sum(densities) for density in densities))


@check("1.22")
def far_behind_is_nothing(shown):
    assert shown.has(*softmax([0, -5]), 1, 0)
    assert math.exp(-750) == 0
    assert softmax([0, -5])[1] > 0


@check("1.23")
def every_score_moves_every_probability(shown):
    p = softmax(SCORES)
    slopes = [p[i] * ((i == j) - p[j]) for i in range(3) for j in range(3)]
    assert shown.has(*slopes)
    assert all(slopes)


@check("1.24")
def two_classes_make_a_sigmoid(shown):
    assert shown.has(sigmoid(2.75))
    assert close(softmax([3.91, 1.16])[:1], [sigmoid(2.75)])


@check("1.25")
def two_rows_pay_half(shown):
    one, two = (3**2 + 4**2) / 2, 2 * (1.5**2 + 2**2) / 2
    assert shown.has(one, two)
    assert two == one / 2


@check("1.26")
def one_output_can_be_spared(shown):
    fewer = softmax([0.7 - 4.8, 1.5 - 4.8, 0])
    assert shown.has(*fewer)
    assert close(fewer, softmax(SCORES))


@check("1.27")
def three_species_have_three_rows(shown):
    iris = load_iris()
    assert shown.numbers == [len(set(iris.target)), iris.data.shape[1]]


@check("1.28")
def the_printed_digits_are_right(shown):
    assert [f"{p:.8f}" for p in softmax(SCORES)] == [
        "0.01573172",
        "0.03501159",
        "0.94925668",
    ]
    assert shown.has(*softmax(SCORES), places=8)
    assert "True" in shown.text


@check("1.29")
def each_input_has_its_row(shown):
    assert shown.has(*softmax(SCORES), *softmax([2, 1, 0]))


@check("1.30")
def one_sum_one_winner_three_shares(shown):
    p = softmax(SCORES)
    assert shown.numbers == [1, p.index(max(p)), sum(x > 0 for x in p)]


@check("1.31")
def whether_is_not_asked(shown):
    assert shown.has(*P, *(sigmoid(z - 12) for z in AIRPLANE))
    assert shown.text.count("0.9315") == 2
    assert max(sigmoid(z - 12) for z in AIRPLANE) < 0.001


@check("1.41")
def costs_decide(shown):
    costs = [(1 - p) * cost for p, cost in zip(P, [1, 1, 1, 20], strict=True)]
    assert shown.has(*costs)
    assert shown.numbers[0] == P.index(max(P))
    assert shown.numbers[-1] == costs.index(min(costs)) != P.index(max(P))


@check("1.32")
def the_scores_lack_a_constant(shown):
    normaliser = math.log(math.fsum(map(math.exp, AIRPLANE)))
    assert shown.has(normaliser, *map(math.log, P))
    assert max(AIRPLANE) > 0 > max(map(math.log, P))


@check("1.34")
def exponentials_are_not_normalised(shown):
    assert shown.has(*map(math.exp, AIRPLANE))
    assert math.fsum(map(math.exp, AIRPLANE)) > 50


@check("1.35")
def the_sum_is_the_denominator(shown):
    assert shown.has(math.fsum(map(math.exp, AIRPLANE)), *P)


@check("1.36")
def the_loss_is_the_negative_logarithm(shown):
    assert shown.has(-math.log(P[3]), math.exp(P[3]))
    assert f"{-math.log(P[3]):.4f}" == "0.0709"


@check("1.37")
def the_airplane_has_its_per_cent(shown):
    assert f"{P[3]:.2%}" == "93.15%"
    assert "93.15%" in shown.text


@check("1.38")
def one_line_does_it(shown):
    assert shown.has(*softmax(SCORES))


@check("1.39")
def inputs_logits_probabilities(shown):
    iris = load_iris()
    model = LogisticRegression(solver="newton-cg", tol=1e-8).fit(iris.data, iris.target)
    flower = iris.data[[70]]
    assert shown.has(*flower[0], *model.decision_function(flower)[0])
    assert shown.has(*model.predict_proba(flower)[0])


@check("1.40")
def positive_until_it_cannot_be_stored(shown):
    assert shown.has(softmax([0, -5])[1], places=5)
    assert f"{softmax([0, -700])[1]:.3g}" in shown.text
    assert np.exp(-750.0) == 0
    assert shown.numbers[-1] == 0
