"""What a visitor reads is the code that runs, and what it gives."""

import ast
from dataclasses import replace

import numpy as np
import pytest
from bs4 import BeautifulSoup

from softmax_lib.teaching.museum import EXHIBITS
from softmax_lib.teaching.museum.plates import Plate, code_of, short, with_address


def soup(plate):
    return BeautifulSoup(plate._repr_html_(), "html.parser")


def pairs(plate):
    page = soup(plate)
    return {dt.text: dt.find_next("dd").text for dt in page.select("dt")}


@pytest.mark.parametrize("name", EXHIBITS)
def test_the_code_on_the_wall_computes_what_the_plate_says(name):
    import softmax_lib as sl
    from softmax_lib.teaching.museum import trust

    exhibit = EXHIBITS[name]
    names = {"np": np, "sl": sl, "math": __import__("math"), **vars(trust)}
    exec(code_of(exhibit.broken, exhibit.called), names)
    with np.errstate(all="ignore"):
        given = [np.array(each) for each in exhibit.exposed_by]
        again = names[exhibit.called](*given)
    np.testing.assert_array_equal(again, exhibit.fail())


@pytest.mark.parametrize("name", EXHIBITS)
def test_the_name_of_the_function_does_not_give_the_diagnosis_away(name):
    exhibit = EXHIBITS[name]
    if exhibit.called != name:
        assert name not in repr(exhibit)
        assert name not in exhibit._repr_html_()


@pytest.mark.parametrize("name", EXHIBITS)
def test_text_and_html_say_the_same(name):
    for plate in (EXHIBITS[name], EXHIBITS[name].cure):
        code = soup(plate).find("code").text
        ast.parse(code)
        assert repr(plate).startswith(code)


def test_the_wall_shows_input_answer_and_truth():
    said = pairs(EXHIBITS["clipped_loss"])
    assert said == {"z": "[0, 50]", "gives": "20.72", "should give": "50"}


def test_the_cure_shows_the_sign():
    exhibit = EXHIBITS["double_softmax_loss"]
    assert pairs(exhibit.cure)["in your run"] == exhibit.sign


@pytest.mark.parametrize("name", EXHIBITS)
def test_each_place_stands_on_a_line_with_what_it_shows(name):
    exhibit = EXHIBITS[name]
    lines = [f"{place}: {shows}" for place, shows in exhibit.seen.items()]
    [heading] = [dt for dt in soup(exhibit.cure).select("dt") if dt.text == "met in"]
    assert [dd.text for dd in heading.find_next_siblings("dd")] == lines
    links = [link.text for link in soup(exhibit.cure).select("a")]
    assert links == [at for at in exhibit.seen if with_address(at) != at]


def test_without_places_nothing_is_said_of_them():
    unmet = replace(EXHIBITS["naive_softmax"], seen={})
    assert "met in" not in pairs(unmet.cure)


def test_in_a_terminal_the_places_stand_below_one_another():
    shown = repr(Plate("x = 1", (("z", "0"), ("met in", "here: a", "there: b"))))
    assert shown == "x = 1\n\nz       0\nmet in  here: a\n        there: b"


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("a/b #7", "https://github.com/a/b/issues/7"),
        ("a/b PR #7", "https://github.com/a/b/pull/7"),
        ("Stack Overflow 7", "https://stackoverflow.com/questions/7"),
        ("arXiv 1704.00805", "https://arxiv.org/abs/1704.00805"),
    ],
)
def test_a_place_that_says_where_it_is_becomes_a_link(place, address):
    assert with_address(place) == f"[{place}]({address})"


@pytest.mark.parametrize("place", ["nd4j #2822", "Miller 2023", "a/b", "a/b #7, open"])
def test_any_other_place_stays_as_it_is(place):
    assert with_address(place) == place


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-0.0, "0"),
        (np.array([0.5, np.nan]), "[0.5, nan]"),
        (np.array([[1.0], [-np.inf]]), "[[1], [-inf]]"),
        (np.True_, "True"),
        (np.uint16(123), "123"),
        (10000.3, "10000.3"),
    ],
)
def test_numbers_are_short(value, text):
    assert short(value) == text


def test_digits_can_be_asked_for():
    assert short(2 / 3, 4) == "0.6667"
