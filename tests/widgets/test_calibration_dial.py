import numpy as np
import pytest

import softmax_lib as sl
from softmax_lib.teaching import stored_logits
from softmax_lib.teaching.widgets import CalibrationDial

FOUR = ([[2.0, 0], [2, 0], [0, 2], [2, 0]], [0, 0, 1, 1])


def test_three_right_in_four_at_a_lead_of_two_ask_for_two_over_ln_3():
    assert CalibrationDial(*FOUR).best == pytest.approx(2 / np.log(3))


def test_the_static_answer_holds_both_rows_and_the_sentence():
    dial = CalibrationDial(*FOUR)
    sure = 1 / (1 + np.exp(-2))
    nll, ece = -(3 * np.log(sure) + np.log(1 - sure)) / 4, abs(sure - 0.75)
    html = dial.static_answer()
    assert f'<th scope="row">1.00</th><td>{nll:.3f}</td><td>{ece:.3f}</td>' in html
    assert '<th scope="row">1.82</th><td>0.562</td><td>0.000</td>' in html
    assert dial.sentence() in html


def test_the_sentence_follows_temperature_and_bins():
    dial = CalibrationDial(*FOUR, temperature=2, bins=1)
    assert "At T = 2.00" in dial.sentence()
    assert "with 1 bin." in dial.sentence()
    dial.bins = 7
    assert "with 7 bins." in dial.sentence()


def test_without_logits_it_shows_the_stored_digits():
    z, y = stored_logits.load_digits_logits()
    dial = CalibrationDial()
    p = sl.softmax(z)
    assert dial.scores(1.0) == (
        sl.negative_log_likelihood(p, y),
        sl.expected_calibration_error(p, y),
    )


def test_logits_are_kept_in_tenths_below_the_largest():
    dial = CalibrationDial([[5.04, 3.0], [1, 1.26]], [0, 1])
    assert dial.tenths == [[0, -20], [-3, 0]]


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        ((FOUR[0], None), {}, "one row"),
        ((None, FOUR[1]), {}, "one row"),
        ((FOUR[0], [0, 1]), {}, "one row"),
        (([1.0, 2.0], [0, 1]), {}, "shape"),
        (([[np.nan, 0.0]], [0]), {}, "finite"),
        (FOUR, {"temperature": 0}, "temperature"),
        (FOUR, {"temperature": np.inf}, "temperature"),
        (FOUR, {"bins": 0}, "bins"),
        (FOUR, {"bins": 51}, "bins"),
    ],
)
def test_what_is_no_dial_is_refused(arguments, options, message):
    with pytest.raises(ValueError, match=message):
        CalibrationDial(*arguments, **options)
