"""What the museum says about other libraries is what they answered when asked."""

import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest
from scipy import special
from sklearn.metrics import log_loss

import softmax_lib as sl
from bench import museum_peers
from softmax_lib.teaching import museum
from softmax_lib.teaching.museum import EXHIBITS

BENCH = Path(__file__).parents[2] / "bench"
STORED = json.loads((BENCH / "museum_peers.json").read_text(encoding="utf-8"))
ROUNDING = 8 * np.finfo(float).eps
ANSWERS = {each["asked"]: each["answer"] for each in STORED["answers"]}


def answer(start):
    [found] = [ANSWERS[asked] for asked in ANSWERS if asked.startswith(start)]
    return found


def test_the_file_holds_every_question_and_only_those():
    asked = [
        (exhibit, library, question.__doc__.rstrip("."))
        for exhibit, library, question in museum_peers.QUESTIONS
    ]
    assert [
        (a["exhibit"], a["library"], a["asked"]) for a in STORED["answers"]
    ] == asked
    assert {exhibit for exhibit, *_ in asked} <= set(EXHIBITS)


def test_the_versions_are_those_that_the_recipe_installs():
    lines = (BENCH / "peers.in").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if "==" in line)
    assert STORED["versions"].items() <= pins.items()


@pytest.mark.parametrize("asked", ["cross_entropy of", "softmax_cross_entropy_with"])
def test_a_cross_entropy_applies_a_softmax_of_its_own(asked):
    expected = EXHIBITS["double_softmax_loss"].fail()
    assert answer(asked) == pytest.approx(expected, rel=1e-6)


def test_keras_divides_scores_by_their_sum_and_clips():
    ours = [
        museum.scores_as_probabilities_loss(np.array([-1.0, 2.0]), y) for y in (1, 0)
    ]
    asked = answer("CategoricalCrossentropy")
    np.testing.assert_allclose(asked, ours, atol=np.finfo(np.float32).eps)


def test_keras_clips_scores_with_integer_labels():
    clipped = np.clip([0.3, 2, -1, 0.5], 1e-7, 1 - 1e-7)
    expected = -np.log(clipped[0] / clipped.sum())
    assert answer("SparseCategoricalCrossentropy") == pytest.approx(expected, rel=1e-6)


def test_torch_takes_probabilities_for_logarithms():
    p = np.zeros(2), np.array([0.5, 0.5])
    assert answer("nll_loss") == museum.nll_of_probabilities(p[0], 0)
    expected = museum.kl_of_probabilities(*p)
    assert answer("kl_div") == pytest.approx(expected, rel=1e-6)


def test_torch_guesses_the_axis_that_the_exhibit_guesses():
    asked = answer("Softmax without an axis")
    for count, axis in enumerate(asked["axes"], start=1):
        z = np.arange(2.0**count).reshape([2] * count)
        guessed = museum.implicit_axis_softmax(z)
        np.testing.assert_array_equal(guessed, sl.softmax(z, axis=axis))
    [warning] = asked["warns"]
    assert warning.startswith("Implicit dimension choice for softmax")


def test_onnx_flattens_before_opset_13():
    exhibit = EXHIBITS["flattened_softmax"]
    np.testing.assert_array_equal(answer("Softmax of opset 12"), exhibit.fail())
    np.testing.assert_array_equal(answer("Softmax of opset 13"), exhibit.repaired())


def test_keras_warns_of_a_single_unit():
    asked = answer("A Dense layer")
    assert asked["gives"] == EXHIBITS["single_unit_softmax"].fail().tolist()
    assert "will always return the value 1" in asked["warns"][0]


def test_torch_refuses_the_large_negative_number_in_half_precision():
    assert "without overflow" in answer("masked_fill")["raises"]


def test_torch_has_two_answers_for_a_query_that_may_see_nothing():
    assert answer("scaled_dot_product_attention") == [[[0, 0]]]
    assert answer("MultiheadAttention") == [[["nan", "nan"]]]


def test_torch_keeps_gumbel_noise_off_both_ends():
    ends = answer("The uniform numbers")
    assert 0 < ends["low"] < ends["high"] < 1


def test_numpy_allows_for_the_root_of_a_rounding_unit():
    assert answer("random.choice") == {"1.4e-08": True, "1.6e-08": False}
    assert 1.4e-8 < np.sqrt(np.finfo(float).eps) < 1.6e-8


# libraries installed here are asked again


@pytest.mark.parametrize("name", ["scipy", "scikit-learn", "numpy"])
def test_what_is_installed_here_answers_the_same(name):
    if version(name) != STORED["versions"][name]:
        pytest.skip(f"another {name} is installed")
    for _, library, question in museum_peers.QUESTIONS:
        if library == name:
            now = museum_peers.plain(question())
            then = ANSWERS[question.__doc__.rstrip(".")]
            assert now == then or np.allclose(now, then, rtol=ROUNDING, atol=0)


def test_scipy_sums_over_the_whole_array():
    exhibit = EXHIBITS["whole_array_softmax"]
    scipys = special.softmax(*exhibit.exposed_by)
    np.testing.assert_allclose(scipys, exhibit.fail(), rtol=ROUNDING)


def test_scikit_learn_caps_the_loss_at_the_rounding_unit():
    capped = log_loss([1], [[1, 0]], labels=[0, 1])
    assert capped == pytest.approx(-np.log(np.finfo(float).eps), rel=ROUNDING)
