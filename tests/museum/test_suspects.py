"""What the finder makes of a symptom: each exhibit is named by its own symptom.

Broken functions are run as a reader would run them, and what they show goes to the
finder: a loss, or what the probabilities look like.
"""

import math
from itertools import chain

import numpy as np
import pytest

from softmax_lib.teaching.museum import EXHIBITS, SYMPTOMS, showing
from softmax_lib.teaching.museum.sights import SIGHTS
from softmax_lib.teaching.museum.suspects import of_number, of_sight, read_number

AMONG_THE_FIRST = 3


def ask(name, *given):
    with np.errstate(all="ignore"):
        return EXHIBITS[name].broken(*map(np.array, given))


def mean_loss(name, scores, labels):
    rows = zip(scores, labels, strict=True)
    return np.mean([ask(name, z, y) for z, y in rows])


def loss_of_batch(name, scores, labels):
    p = ask(name, scores)
    return np.mean([-math.log(p[i, y]) for i, y in enumerate(labels)])


def names(suspects):
    return [each.exhibit for each in suspects]


# The numbers a reader would see: (what the broken function gives, classes).
STUCK = {
    "double_softmax_loss": [
        (mean_loss("double_softmax_loss", np.eye(K) * 60, range(K)), K)
        for K in (2, 3, 10, 1000)
    ],
    "scores_as_probabilities_loss": [
        (mean_loss("scores_as_probabilities_loss", [np.eye(K)[0]] * K, range(K)), K)
        for K in (2, 5, 10, 100)
    ],
    "nll_of_probabilities": [
        (ask("nll_of_probabilities", np.zeros(K), 0), K) for K in (2, 10, 1000)
    ]
    + [(ask("nll_of_probabilities", [90.0, 0.0, 0.0], 0), 3)],
    "kl_of_probabilities": [
        (ask("kl_of_probabilities", np.zeros(K), np.full(K, 1 / K)), K)
        for K in (2, 10, 1000)
    ],
    "wrong_classes_too_loss": [
        (ask("wrong_classes_too_loss", np.zeros(K), 0) / share, K)
        for K in (3, 10, 100)
        for share in (1, K)
    ],
    "clipped_loss": [
        (ask("clipped_loss", [0.0, *[far] * (K - 1)]), K)
        for K in (2, 10, 1000)
        for far in (50.0, 800.0)
    ],
    "whole_array_softmax": [
        (loss_of_batch("whole_array_softmax", np.zeros((N, K)), [0] * N), K)
        for N, K in ((32, 10), (64, 2), (128, 1000))
    ],
    "first_axis_softmax": [
        (loss_of_batch("first_axis_softmax", np.zeros((N, K)), [0] * N), K)
        for N, K in ((32, 10), (256, 3), (1, 10))
    ],
    "single_unit_softmax": [
        (-math.log(ask("single_unit_softmax", [[-3.0]])[0, 0]), 2),
        (np.mean([-math.log(1e-7), 0.0]), 2),  # p = 1, clipped, half of them no
    ],
    "one_plus_log_softmax": [(-ask("one_plus_log_softmax", [50.0, 0.0])[0], 2)],
}


@pytest.mark.parametrize("name", STUCK)
def test_the_loss_of_a_broken_function_names_it_among_the_first(name):
    for value, classes in STUCK[name]:
        for typed in (value, f"{value:.4f}", f"{value:.3f}"):
            assert name in names(of_number(typed, classes))[:AMONG_THE_FIRST], typed


@pytest.mark.parametrize(
    "name",
    ["double_softmax_loss", "kl_of_probabilities", "clipped_loss"],
)
def test_a_number_that_only_one_bug_gives_names_it_first(name):
    for value, classes in STUCK[name]:
        assert names(of_number(f"{value:.4f}", classes))[0] == name


def sights_of(output):
    """Return the sights that the output of one broken function shows."""
    out = np.asarray(output, float)
    nan = np.isnan(out)
    rows = out.reshape(-1, out.shape[-1]) if out.ndim else out.reshape(1, 1)
    found = {
        "nan": nan.any(),
        "nan-rows": 0 < np.isnan(rows).any(axis=1).sum() < len(rows),
        "infinite": np.isinf(out).any(),
        "all-ones": (out == 1).all(),
        "all-zeros": (out == 0).all(),
        "above-one": out.ndim and not nan.any() and ((out < 0) | (out > 1)).any(),
        "not-one": out.ndim > 0
        and not nan.any()
        and (np.abs(rows.sum(1) - 1) > 1e-3).any(),
        "uniform": out.ndim == 1 and not nan.any() and len(set(out.tolist())) == 1,
        "digits": out.ndim == 1 and 1e-14 < abs(out.sum() - 1) < 1e-9,
    }
    return {sight for sight, shows in found.items() if shows}


BY_ITS_OUTPUT = {
    "first_axis_softmax": "all-ones",
    "implicit_axis_softmax": "all-ones",
    "whole_array_softmax": "not-one",
    "no_keepdims_softmax": "above-one",
    "single_unit_softmax": "all-ones",
    "naive_softmax": "nan",
    "global_max_softmax": "nan-rows",
    "division_free_softmax": "digits",
    "infinite_score_softmax": "nan",
    "misplaced_parenthesis_softmax": "above-one",
    "integer_softmax": "all-zeros",
    "log_of_softmax": "infinite",
    "smoothed_loss_of_probabilities": "infinite",
    "exp_of_scores": "not-one",
    "large_negative_mask_softmax": "uniform",
    "mask_after_softmax": "not-one",
    "forced_attention": "uniform",
}


@pytest.mark.parametrize("name", BY_ITS_OUTPUT)
def test_what_the_output_looks_like_names_the_exhibit_among_the_first(name):
    sight = BY_ITS_OUTPUT[name]
    assert sight in sights_of(EXHIBITS[name].fail())
    assert name in names(of_sight(sight))[:AMONG_THE_FIRST]


# What no single output shows; how it is seen is said here.
BY_HAND = {
    "flattened_softmax": "elsewhere",
    "competing_tags": "tags",
    "unsigned_softmax": "nan-integers",
    "empty_row_softmax": "nan-masked",
    "times_temperature_softmax": "temperature",
    "zero_temperature_softmax": "nan-samples",
    "tempered_log_probabilities": "words",
    "stepped_temperature": "sure-wrong",
    "sums_exactly_to_one": "refused",
    "gumbel_noise": "samples",
    "noisy_probabilities": "samples",
    "confidence_as_accuracy": "sure-wrong",
    "known_if_confident": "sure",
    "softmax_then_argmax": "elsewhere",
    "calibration_without_the_edge": "ece",
    "halves_of_two_definitions": "ece",
    "soft_maximum": "words",
    "largest_move": "words",
}


@pytest.mark.parametrize("name", BY_HAND)
def test_what_a_reader_says_names_the_exhibit_among_the_first(name):
    assert name in names(of_sight(BY_HAND[name]))[:AMONG_THE_FIRST]


def test_the_only_exhibit_that_nothing_names_has_nothing_to_see():
    named = {*STUCK, *BY_ITS_OUTPUT, *BY_HAND}
    left = [name for name in EXHIBITS if name not in named]
    assert left == ["log_softmax_twice"]
    assert not EXHIBITS[left[0]].symptoms
    assert not sights_of(np.exp(EXHIBITS[left[0]].fail())) - {"digits"}


@pytest.mark.parametrize("key", [key for key in SIGHTS if SIGHTS[key].symptom])
def test_a_sight_names_what_the_index_names(key):
    sight = SIGHTS[key]
    shown = {each.broken.__name__ for each in showing(sight.symptom)}
    more = set(sight.exhibits) - shown
    # besides: naive overflow is one cause of most NaN, clipped scores of many zeros
    assert more <= {
        *("naive_softmax", "scores_as_probabilities_loss"),
        *("single_unit_softmax", "clipped_loss"),
    }


@pytest.mark.parametrize("symptom", SYMPTOMS)
def test_no_symptom_of_the_index_is_lost(symptom):
    if symptom == "floor":
        return  # a number
    mine = [sight.exhibits for sight in SIGHTS.values() if sight.symptom == symptom]
    shown = {each.broken.__name__ for each in showing(symptom)}
    assert shown <= {*chain(*mine)}


def test_every_line_is_named_once():
    lines = [(sight.group, sight.says) for sight in SIGHTS.values()]
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize(
    ("value", "classes", "first"),
    [
        ("2.3026", 10, "uniform"),
        ("2.31", 10, "uniform"),
        ("4.605", 100, "uniform"),
        ("14.506", 10, "same-class"),
        ("8.0590", 2, "same-class"),
        ("7.9712", 2, "half-ones"),
        ("73.68", 10, "summed"),
        ("0.5003", 10, "smoothed"),
        ("0.6931", 10, "sigmoids"),
        ("3.3219", 10, "bits"),
        ("-1.1931", 2, "divergence"),
        ("1.7", 10, "double-range"),
        ("-40", 10, "minus-score"),
    ],
)
def test_well_known_numbers(value, classes, first):
    assert of_number(value, classes)[0].rule == first


def test_an_exact_hit_comes_before_what_is_only_near():
    assert of_number("1.4612", 10)[0].rule == "double"
    near = math.log(100) * 1.005
    assert of_number(f"{near:.4f}", 100)[0].rule == "uniform"


@pytest.mark.parametrize("text", ["", "nan", "inf", "1_0", "2.3.1", "1e999", "two"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="one finite number"):
        read_number(text)


def test_a_number_is_read_as_people_type_it():
    assert read_number(" −2,30 ") == (-2.3, 2)
    assert read_number("1.5e1") == (15, 1)
    assert read_number(".5") == (0.5, 1)


@pytest.mark.parametrize("classes", [1, 0, -3, 2.5, math.inf, math.nan])
def test_fewer_than_two_classes_are_refused(classes):
    with pytest.raises(ValueError, match="whole number of classes"):
        of_number("2.3", classes)


def test_an_unknown_sight_is_refused():
    with pytest.raises(ValueError, match="no sight 'ghosts'; there are negative"):
        of_sight("ghosts")
