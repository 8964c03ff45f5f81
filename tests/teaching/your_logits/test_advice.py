"""What is advised follows from the numbers."""

from dataclasses import replace

import numpy as np
import pytest

import softmax_lib as sl
from softmax_lib.teaching.your_logits import Predictions, advice, examine, rescale

N = 3000


def judged(temperature=1.0, n=N, labels=None):
    """Return report and temperature of predictions drawn from softmax(z)."""
    rng = np.random.default_rng(8)
    z = rng.normal(size=(n, 4)) * 2
    y = sl.gumbel_max(z, rng=rng) if labels is None else labels(z)
    z = z / temperature
    some = Predictions(z, sl.softmax(z), y, "logits", ())
    return examine(some, rng=rng, draws=200), rescale(some, rng=rng, draws=200)


@pytest.fixture(scope="module")
def calibrated():
    return judged()


@pytest.fixture(scope="module")
def sure():
    return judged(0.5)


def words(pair):
    return " ".join(advice(*pair).sentences)


def test_a_calibrated_model_is_left_alone(calibrated):
    assert "show no miscalibration" in words(calibrated)
    assert "Leave the logits as they are" in words(calibrated)
    assert "which may be nothing" in words(calibrated)


def test_a_model_that_is_too_sure_is_divided(sure):
    text = words(sure)
    assert "over-confident" in text
    assert f"Divide the logits by {sure[1].temperature:.3g}." in text
    assert "One number" not in text


def test_a_model_that_is_not_sure_enough_is_divided_by_less_than_one():
    pair = judged(2.0)
    assert "under-confident" in words(pair)
    assert pair[1].temperature < 0.7


def test_a_fault_that_no_temperature_mends_is_said_to_need_more():
    pair = judged(
        labels=lambda z: np.where(
            z[:, 0] > 0, 0, sl.gumbel_max(z, rng=np.random.default_rng(3))
        )
    )
    pair = (
        pair[0],
        replace(
            pair[1],
            null=(0.0, 0.001),
            high={**pair[1].high, "negative log-likelihood": -0.1},
        ),
    )
    assert "One number does not mend it all" in words(pair)


def test_gaps_of_both_signs_are_no_leaning(sure):
    report = replace(sure[0], null={**sure[0].null, "accuracy": (0.0, 1.0)})
    assert "look at the diagram" in words((report, sure[1]))


def test_columns_in_another_order_are_suspected():
    pair = judged(labels=lambda z: z.argmin(axis=1))
    assert "columns are in the order of the labels" in words(pair)
    assert "About the temperature: T has run to the upper bound" in words(pair)


def test_an_infinite_loss_is_explained(sure):
    value = {**sure[0].value, "negative log-likelihood": np.inf}
    assert "probability 0" in words((replace(sure[0], value=value), sure[1]))


def test_a_temperature_that_harms_is_refused(sure):
    harm = {**sure[1].low, "negative log-likelihood": 0.1}
    worse = replace(sure[1], low=harm, high={k: 0.2 for k in harm})
    assert "they are worse on the other half" in words((sure[0], worse))


def test_no_temperature_is_said(sure):
    none = replace(sure[1], temperature=None, warning="a class came true.")
    assert "No temperature could be found: a class came true." in words((sure[0], none))


def test_few_rows_are_said_to_be_few(sure, calibrated):
    few = replace(calibrated[1], judged=150)
    assert "Each half has 150 rows" in words((calibrated[0], few))
    many = replace(calibrated[1], judged=5000)
    assert "Each half" not in words((calibrated[0], many))


def test_it_is_a_numbered_list_in_text_and_on_a_page(sure):
    found = advice(*sure)
    lines = repr(found).splitlines()
    numbers = [line.split(". ")[0] for line in lines]
    assert numbers == [str(k) for k in range(1, len(found.sentences) + 1)]
    assert found._repr_html_().count("<li>") == len(found.sentences) > 1
