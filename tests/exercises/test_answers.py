"""Any answer that a reader enters is judged as on the website."""

import json
import math
import re
from pathlib import Path

import mpmath
import numpy as np
import pytest

from softmax_lib.teaching.exercises.answers import (
    Choice,
    Drawn,
    Hint,
    Interval,
    Number,
    Option,
    SelfCheck,
    Sketch,
    near,
)
from softmax_lib.teaching.exercises.feedback import Feedback
from softmax_lib.teaching.exercises.reading import read_text

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "answers.json").read_text())
KINDS = {
    "probability": Number(
        grade="●○○",
        label="p",
        value=0.25,
        decimals=3,
        right="One of four.",
        hints=(
            near(25, "That is the percentage."),
            Hint(1.0, None, "A probability is never larger than 1."),
        ),
    ),
    "root": Number(
        grade="●○○",
        label="side",
        value=1.4142,
        decimals=4,
        right="√2.",
        hints=(
            near(2, "Take the root.", within=0.001),
            near(0.7071, "That is one over it."),
        ),
    ),
    "entropy": Number(
        grade="●○○",
        label="H",
        value=8,
        relative=0.125,
        unit="nats",
        right="Eight.",
        hints=(near(3, "You took the logarithm of the answer.", within=0),),
    ),
    "count": Number(grade="●○○", label="classes", value=150, right="At last."),
    "interval": Interval(
        grade="●●○",
        label="z",
        low=2,
        high=None,
        right="Any number from 2 on.",
        hints=(Hint(None, -2.0, "Mind the sign."),),
    ),
    "choice": Choice(
        grade="●●○",
        right="It falls.",
        options=(
            Option("up", "Down is the other way."),
            Option("down", right=True),
            Option("<b>neither</b>", "One of them it is."),
        ),
    ),
    "steps": SelfCheck(
        grade="●●●", right="Complete.", steps=("Begin.", "Go on.", "End.")
    ),
    "guess": Interval(  # the three below are predictions: without a grade
        label="share",
        low=2,
        high=3,
        right="Two or three.",
        hints=(Hint(9, 9.5, "That is nine."),),
    ),
    "pick": Choice(
        right="It falls.",
        options=(Option("up", "Down is the other way."), Option("down", right=True)),
    ),
    "rise": Sketch(
        across="n",
        up="share",
        marks=("1", "4", "16"),
        curve=(0.1, 0.5, 0.9),
        within=0.1,
        right="It rises.",
        hints=(
            Drawn((0.9, 0.5, 0.1), "It rises."),
            Drawn((0.1, 0.5, 0.6), "It goes on rising."),
        ),
    ),
}
P = KINDS["probability"]


# The website and Jupyter judge alike.


def without_address(value):
    """A test's id without an address, the same in both workers."""
    return re.sub(r" at 0x[0-9a-f]+", "", repr(value))


@pytest.mark.parametrize("case", GOLDEN["readings"], ids=lambda case: case["text"])
def test_a_typed_number_reads_as_on_the_website(case):
    reading = read_text(case["text"], word=case["word"])
    assert (reading.value is None) == ("value" not in case)
    if "value" in case:
        assert reading.value == pytest.approx(case["value"], rel=1e-15, abs=0)
    assert reading.problem == case.get("problem", "")
    assert reading.note == case.get("note", "")


@pytest.mark.parametrize("name", KINDS)
def test_the_website_judges_by_the_data_of_the_golden_cases(name):
    spec, golden = KINDS[name].spec(), GOLDEN["specs"][name]
    assert spec.keys() == golden.keys()
    for key, value in spec.items():
        bounds = key in {"low", "high", "close"} and golden[key] is not None
        assert value == (
            pytest.approx(golden[key], abs=1e-12) if bounds else golden[key]
        )


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=str)
def test_an_answer_is_judged_as_on_the_website(case):
    feedback = KINDS[case["spec"]].judge(case["answer"])
    assert (feedback.mark, feedback.says) == (case["mark"], case["says"])


# What Python can hand over beside texts.


@pytest.mark.parametrize(
    "answer",
    [
        0.25,
        np.float32(0.25),
        np.float16(0.25),
        np.longdouble(0.25),
        np.array(0.25),
        np.array([0.25]),
        [0.25],
        [[0.25]],
        (0.25,),
        mpmath.mpf("0.25"),
    ],
    ids=without_address,
)
def test_one_number_in_any_wrapping_is_taken(answer):
    assert P.judge(answer).right


def _raises():
    raise RuntimeError("never called")


class _Hostile:
    def __array__(self, *args, **kwargs):
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (None, "does your function return it"),
        (math.nan, "“nan” is not a finite number"),
        (-math.inf, "“-inf” is not a finite number"),
        (10**400, "not a finite number"),
        (_raises, "call it and give the result"),
        ([1, 2, 3], "not 3"),
        ([], "not 0"),
        ([[1], [2, 3]], "not this list"),
        ({}, "not this dict"),
        (0.25 + 0j, "not this complex"),
        (True, "not this bool"),
        (b"0.25", "not this bytes"),
        (object(), "not this object"),
        (_Hostile(), "not this _Hostile"),
    ],
    ids=without_address,
)
def test_an_answer_that_is_no_number_is_explained_not_raised(answer, says):
    feedback = P.judge(answer)
    assert feedback.mark == "unread"
    assert says in feedback.says


@pytest.mark.parametrize("answer", ["b", " B ", "(b)", "b.", "b)"])
def test_a_choice_takes_a_letter_as_people_write_it(answer):
    assert KINDS["choice"].judge(answer).right


@pytest.mark.parametrize("answer", [None, 2, "", "ab", ["b"], np.array(["b"]), {}])
def test_a_choice_lists_its_options_to_what_is_no_letter(answer):
    feedback = KINDS["choice"].judge(answer)
    assert feedback.mark == "unread"
    assert feedback.items == ("a. up", "b. down", "c. <b>neither</b>")


@pytest.mark.parametrize("answer", ["abc", "a, b, c", "CBA", ["a", "b", "c"]])
def test_a_list_of_steps_takes_letters_in_any_order(answer):
    assert KINDS["steps"].judge(answer).right


@pytest.mark.parametrize("answer", [None, True, 3, "abd", "all", [1, 2], np.ones(3)])
def test_a_list_of_steps_shows_itself_to_what_is_no_letter(answer):
    feedback = KINDS["steps"].judge(answer)
    assert feedback.mark == "unread"
    assert feedback.items == ("a. Begin.", "b. Go on.", "c. End.")


# Mistakes of authors.


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Number(grade="easy", label="x", value=1, right=""), "grade must be"),
        (
            lambda: Number(
                grade="●○○", label="x", value=1, decimals=1, relative=1, right=""
            ),
            "give one of",
        ),
        (lambda: Choice(grade="●○○", right="", options=()), "exactly one option"),
        (
            lambda: Choice(
                grade="●○○", right="", options=(Option("a", right=True), Option("b"))
            ),
            "needs a sentence",
        ),
    ],
)
def test_an_exercise_that_cannot_be_answered_is_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()


# What the reader sees.


def test_feedback_shows_a_mark_first_and_escapes_what_it_quotes():
    feedback = P.judge("<script>")
    assert repr(feedback).startswith("✗ “<script>” does not read")
    assert "&lt;script&gt;" in feedback._repr_html_()
    assert repr(P.judge(0.25)) == "✓ Right. One of four."
    listed = Feedback("ask", "Choose:", ("a. x < y",))
    assert repr(listed) == "Choose:\n  a. x < y"
    assert "<li>a. x &lt; y</li>" in listed._repr_html_()
