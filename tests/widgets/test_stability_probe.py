"""The probe: its static answer, and golden texts that its JavaScript shares."""

import json
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
import traitlets

from softmax_lib.teaching.widgets import StabilityProbe
from softmax_lib.teaching.widgets._digits import digits_in_words, scientific

FILE = Path(__file__).parents[1] / "golden/digits.json"
GOLDEN = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("x", "text"), GOLDEN["scientific"])
def test_numbers_read_as_they_do_in_javascript(x, text):
    assert scientific(float(x)) == text


@pytest.mark.parametrize(
    ("x", "text"), [(x, t) for x, t in GOLDEN["scientific"] if t[0].isdigit()]
)
def test_four_digits_are_within_half_of_the_last(x, text):
    mantissa, _, power = text.replace("−", "-").partition(" × 10^")
    read = Decimal(mantissa).scaleb(int(power or 0))
    exact = Decimal(float(x))
    assert abs(read - exact) <= Decimal("0.0005") * abs(exact)


@pytest.mark.parametrize(("value", "truth", "dtype", "words"), GOLDEN["digitsInWords"])
def test_digits_are_counted_as_they_are_in_javascript(value, truth, dtype, words):
    assert digits_in_words(float(value), float(truth), dtype) == words


def test_the_golden_words_say_what_they_should():
    said = {words for *_, words in GOLDEN["digitsInWords"]}
    assert said == {
        "all digits",
        "no digit right",
        "4 of 7 digits",
        "2 of 3 digits",
        "12 of 15 digits",
        "too small to store",
        "not a number",
        "infinite",
    }


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ({}, "Scores 20 and 0 in float32. Right to the last digits: log1p."),
        (
            {"gap": 1, "dtype": "float64"},
            "Scores 1 and 0 in float64. Right to the last digits: all four.",
        ),
        (
            {"gap": 0.3, "level": -1000, "dtype": "float16"},
            "Scores −999.5 and −1000 in float16. Right to the last digits: "
            "shifted, log1p.",
        ),
        (
            {"gap": 1000},
            "Scores 1000 and 0 in float32. Right to the last digits: shifted, "
            "division-free, log1p.",
        ),
    ],
)
def test_the_sentence_names_who_is_right(state, sentence):
    assert StabilityProbe(**state).sentence() == sentence


def test_the_static_answer_shows_every_recipe_and_its_digits():
    html = unescape(StabilityProbe(gap=50, dtype="float64").static_answer())
    assert html.count("<tr>") == 6
    assert html.count("1.929 × 10<sup>−22</sup>") == 7
    assert html.count("no digit right") == 3


def test_what_breaks_down_is_said_in_words():
    html = StabilityProbe(gap=100).static_answer()
    assert "NaN" in html
    assert "not a number" in html


@pytest.mark.parametrize("state", [{"dtype": "float8"}, {"gap": 0}, {"level": 2000}])
def test_a_state_outside_the_sliders_is_refused(state):
    with pytest.raises(traitlets.TraitError):
        StabilityProbe(**state)
