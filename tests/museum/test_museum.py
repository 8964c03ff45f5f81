"""The exhibits fail as they say, and work on the inputs that their authors tried."""

import subprocess
import sys

import numpy as np
import pytest

import softmax_lib as sl
from softmax_lib.teaching import museum
from softmax_lib.teaching.museum import EXHIBITS

FRIENDLY = np.array([0.7, 1.5, 4.8])
BATCH = np.array([[0.7, 1.5, 4.8], [1.0, 0.0, 2.0]])


def failure(name):
    return EXHIBITS[name].fail()


@pytest.mark.parametrize(
    "name",
    ["naive_softmax", "division_free_softmax", "unsigned_softmax", "integer_softmax"],
)
def test_on_friendly_scores_the_exhibits_look_right(name):
    np.testing.assert_allclose(
        EXHIBITS[name].broken(FRIENDLY), sl.softmax(FRIENDLY), rtol=1e-14
    )


@pytest.mark.parametrize("name", ["log_of_softmax", "one_plus_log_softmax"])
def test_nor_in_a_logarithm(name):
    expected = sl.log_softmax(FRIENDLY)
    np.testing.assert_allclose(EXHIBITS[name].broken(FRIENDLY), expected, rtol=1e-13)


def test_nor_in_a_batch_a_mask_or_a_loss():
    p = sl.softmax(BATCH)
    np.testing.assert_allclose(museum.global_max_softmax(BATCH), p, rtol=1e-14)
    allowed = np.array([True, False, True])
    masked = museum.large_negative_mask_softmax(FRIENDLY, allowed)
    np.testing.assert_allclose(masked, sl.softmax(FRIENDLY, where=allowed), rtol=1e-14)
    everything = museum.mask_after_softmax(FRIENDLY, np.full(3, True))
    np.testing.assert_allclose(everything, sl.softmax(FRIENDLY), rtol=1e-14)
    loss = museum.clipped_loss(FRIENDLY)
    np.testing.assert_allclose(loss, -sl.log_softmax(FRIENDLY)[0], rtol=1e-6)


def test_naive_is_nan_where_the_answer_is_plain():
    assert np.isnan(failure("naive_softmax")).all()


def test_one_maximum_for_all_leaves_the_lower_row_nan():
    p = failure("global_max_softmax")
    np.testing.assert_allclose(p[0], sl.softmax([0, 1]))
    assert np.isnan(p[1]).all()


def test_without_keepdims_only_a_square_batch_gets_through_and_gets_it_wrong():
    assert (np.abs(failure("no_keepdims_softmax").sum(axis=1) - 1) > 0.04).all()
    with pytest.raises(ValueError, match="broadcast"):
        museum.no_keepdims_softmax(BATCH)


def test_the_parenthesis_makes_a_negative_probability():
    np.testing.assert_allclose(
        failure("misplaced_parenthesis_softmax"), [-0.013, 0.207, 0.806], atol=5e-4
    )


def test_unsigned_scores_wrap_around():
    z = np.array([123, 456, 789], np.uint16)
    np.testing.assert_array_equal(z - z.max(), [64870, 65203, 0])
    assert np.isnan(failure("unsigned_softmax")[:2]).all()


def test_an_integer_result_holds_nothing():
    np.testing.assert_array_equal(failure("integer_softmax"), [0, 0, 0])


def test_without_an_axis_the_rows_share_one_unit():
    np.testing.assert_allclose(failure("whole_array_softmax").sum(axis=1), [0.5, 0.5])


def test_log_of_softmax_is_infinite():
    np.testing.assert_array_equal(failure("log_of_softmax"), [-np.inf, 0])


def test_the_winners_loss_is_gone():
    assert failure("one_plus_log_softmax")[0] == 0
    assert sl.log_softmax([50, 0])[0] < 0


def test_without_a_division_four_digits_are_gone():
    (z,) = EXHIBITS["division_free_softmax"].exposed_by
    error = np.abs(failure("division_free_softmax") / sl.softmax(z) - 1).max()
    assert 1e-13 < error < 1e-11


def test_the_loss_is_capped():
    assert failure("clipped_loss") == pytest.approx(-np.log(1e-9), abs=1e-6)


def test_nothing_allowed_becomes_equal_shares_or_nan():
    np.testing.assert_allclose(
        failure("large_negative_mask_softmax"), np.full(3, 1 / 3)
    )
    z, allowed = EXHIBITS["large_negative_mask_softmax"].exposed_by
    with np.errstate(all="ignore"):
        half = museum.large_negative_mask_softmax(np.float16(z), allowed)
    assert np.isnan(half).all()


def test_probability_masked_afterwards_is_missing():
    assert failure("mask_after_softmax").sum() < 0.8


def test_the_library_does_not_know_the_museum():
    code = "import sys, softmax_lib; print([m for m in sys.modules if 'teaching' in m])"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert loaded.stdout == "[]\n"


def test_a_failure_leaves_the_exhibit_as_it_was():
    exhibit = EXHIBITS["unsigned_softmax"]
    before = np.array(exhibit.exposed_by[0])
    exhibit.fail()
    np.testing.assert_array_equal(exhibit.exposed_by[0], before)
