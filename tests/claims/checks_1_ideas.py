"""Checks of the claims 1.1 to 1.16."""

import math

import numpy as np
from checks import AIRPLANE, SCORES, check, close, sigmoid, softmax

from softmax_lib.teaching.stored_logits import DATA


@check("1.1")
def one_formula_has_several_names(shown):
    by_energy = [math.exp(-e) for e in (-0.7, -1.5, -4.8)]
    gibbs = [e / sum(by_energy) for e in by_energy]
    assert shown.has(*gibbs)
    assert close(gibbs, softmax(SCORES))


@check("1.2")
def three_sigmoids_share_nothing(shown):
    total = math.fsum(map(sigmoid, SCORES))
    assert shown.has(total, 1.0, *softmax(SCORES))
    assert shown.text.count("0.9493") == 2, "as sigmoids, and as odds over their sum"
    assert abs(total - 1) > 1


@check("1.3")
def the_threshold_depends_on_the_costs(shown):
    assert shown.has(1 / 11, 0.8, 2.0)
    assert (1 - 0.2) * 1 < 0.2 * 10, "class 1 is the cheaper answer below one half"


@check("1.5")
def two_sure_labels_must_share(shown):
    together = softmax([20, 20, -20])
    assert shown.has(*together, *map(sigmoid, [20, 20, -20]))
    assert max(together) < 0.51


@check("1.6")
def the_model_is_surer_than_right(shown):
    rows = np.loadtxt(DATA / "digits_logits.csv", delimiter=",", dtype=int)
    sure = np.mean([max(softmax(row[1:] / 10)) for row in rows])
    right = np.mean([list(row[1:]).index(max(row[1:])) == row[0] for row in rows])
    assert shown.has(sure, right, places=3)
    assert sure - right > 0.01


@check("1.7")
def a_difference_is_a_log_odds(shown):
    p = softmax(SCORES)
    assert shown.has(math.log(p[2] / p[1]), 4.8 - 1.5)
    assert shown.has(*softmax([2, 1]), 0)


@check("1.9")
def a_thousand_classes_share_one(shown):
    z = np.random.default_rng(9).normal(size=1000).tolist()
    assert shown.has(1000, math.fsum(softmax(z)), places=9)


@check("1.10")
def others_are_in_use(shown):
    # sparsemax keeps two classes, whose threshold is (0 + 0.5 - 1) / 2
    assert shown.has(*softmax([-2, 0, 0.5]), *map(sigmoid, [-2, 0, 0.5]))
    assert shown.has(0, 0 + 0.25, 0.5 + 0.25)
    # 1.5-entmax: squares of z / 2 minus a threshold, which sum to one
    a, b, s = 0.0, 0.25, 1 / math.sqrt(2)
    assert shown.has(
        *((x - (a + b) / 2 + math.sqrt(s**2 - (b - a) ** 2 / 4)) ** 2 for x in (a, b))
    )


@check("1.11")
def a_second_softmax_flattens(shown):
    twice = softmax(softmax(SCORES))
    assert shown.has(*twice)
    assert max(twice) < 0.6


@check("1.12")
def it_maximises_score_plus_entropy(shown):
    assert shown.has(math.log(math.fsum(map(math.exp, SCORES))))
    assert "True" in shown.text


@check("1.13")
def exponents_are_not_exponentials(shown):
    total = math.fsum(map(math.exp, SCORES))
    assert shown.has(math.fsum(SCORES), total, places=1)
    assert shown.has(*softmax(SCORES))
    assert abs(total - math.fsum(SCORES)) > 100


@check("1.14")
def a_vector_is_not_its_sum(shown):
    p = softmax(SCORES)
    assert shown.has(1, *p, math.hypot(*p))
    assert math.hypot(*p) < 1


@check("1.15")
def the_raw_outputs_make_no_denominator(shown):
    assert shown.has(sigmoid(4.8), math.exp(4.8) / 7)
    assert math.exp(4.8) / 7 > 1


@check("1.16")
def a_rival_matters(shown):
    before, after = softmax(AIRPLANE), softmax([-3.44, 4.16, -0.81, 3.91])
    assert shown.has(*before, *after)
    assert after[3] < before[3]
