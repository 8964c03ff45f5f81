"""Every exercise answers through check() and has its form for the website."""

import json
import math
from html import unescape

import numpy as np
import pytest

from softmax_lib.teaching.exercises import EXERCISES, check, numbers_of_chapter
from softmax_lib.teaching.exercises.answers import Choice, Interval, Number, Option
from softmax_lib.teaching.exercises.expression import may_part_thousands
from softmax_lib.teaching.exercises.form import answer_form


def test_check_without_an_answer_says_how_to_answer():
    for number, exercise in EXERCISES.items():
        assert check(number) == exercise.how(number)
        assert f'check("{number}"' in check(number).says
    assert repr(check("2.3")) == 'Answer with check("2.3", …): T, to three digits.'


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("2.99", "Chapter 2 has no exercise 2.99. It has 2.1, 2.2, "),
        ("99.1", "There is no exercise 99.1. Chapters: "),
        ("", "There is no exercise ."),
        (2.1, 'Write the number in quotes: check("2.1", …).'),
        (None, "in quotes"),
        ([], "in quotes"),
    ],
)
def test_check_names_the_exercises_that_there_are(number, says):
    assert says in check(number, 1).says


def test_the_exercises_of_a_chapter_are_numbered_without_a_gap():
    for chapter in {number.split(".")[0] for number in EXERCISES}:
        numbers = numbers_of_chapter(chapter)
        assert numbers == [f"{chapter}.{i + 1}" for i in range(len(numbers))]
    assert numbers_of_chapter(2) == numbers_of_chapter("2")


@pytest.mark.parametrize("number", EXERCISES)
@pytest.mark.parametrize("answer", [None, "", "?", -7, -1e9, [1, 2], {}, len, object()])
def test_check_never_raises(number, answer):
    assert check(number, answer).mark in {"wrong", "unread"}


# The form on the website.


def data_of(form):
    return unescape(form.split('data-exercise="')[1].split('"')[0])


def same(one, other):
    """Compare plain data; floats to eleven digits, the same whatever the order of
    sums."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float):
        return math.isclose(one, other, rel_tol=1e-11)
    return one == other


@pytest.mark.parametrize("number", EXERCISES)
def test_the_form_holds_the_data_that_the_website_judges_by(number):
    form = answer_form(number)
    spec = {"number": number, **EXERCISES[number].spec()}
    assert same(json.loads(data_of(form)), json.loads(json.dumps(spec)))
    assert 'role="status"' in form


@pytest.mark.parametrize("number", EXERCISES)
def test_the_form_has_no_digits_that_differ_between_pythons(number):
    floats = []
    json.loads(data_of(answer_form(number)), parse_float=floats.append)
    digits = [text.lower().partition("e")[0].strip("-0.") for text in floats]
    assert all(len(each.replace(".", "").lstrip("0")) <= 12 for each in digits)


@pytest.mark.parametrize("number", EXERCISES)
def test_the_form_sleeps_until_a_script_wakes_it_but_shows_options(number):
    form = answer_form(number)
    is_choice = isinstance(EXERCISES[number], Choice)
    assert form.split("\n")[0].endswith(" novalidate>" if is_choice else " hidden>")
    assert '<button type="submit" class="sl-check" hidden>' in form
    assert form.count("<fieldset") == form.count(" disabled>")


def test_the_form_escapes_its_texts(monkeypatch):
    options = (Option("<b>neither</b>", right=True),)
    exercise = Choice(grade="●○○", right="Yes.", options=options)
    monkeypatch.setitem(EXERCISES, "0.1", exercise)
    assert "<span>a. &lt;b&gt;neither&lt;/b&gt;</span>" in answer_form("0.1")


@pytest.mark.parametrize(
    ("value", "keyboard"), [(0.25, "decimal"), (-0.25, "text"), (1e-22, "text")]
)
def test_a_phone_shows_a_keyboard_that_has_the_signs(monkeypatch, value, keyboard):
    exercise = Number(grade="●○○", label="x", value=value, digits=2, right="Yes.")
    monkeypatch.setitem(EXERCISES, "0.1", exercise)
    assert f'inputmode="{keyboard}"' in answer_form("0.1")


def test_a_form_for_an_unknown_exercise_is_refused():
    with pytest.raises(KeyError, match=r"2\.99"):
        answer_form("2.99")


# Numbers.


def _scalars(kind=Number):
    for number, exercise in EXERCISES.items():
        scalar = getattr(exercise, "on_website", exercise)
        if isinstance(scalar, kind):
            yield pytest.param(scalar, id=number)


def _forms(scalar):
    """Return ways in which people write the answer, to the digits that are asked."""
    digits = f".{scalar.decimals}f" if scalar.decimals is not None else ".12g"
    if scalar.digits is not None:
        digits = f".{scalar.digits}g"
    text = f"{scalar.value:{digits}}"
    yield from (text, f"= {text}", f"{float(scalar.value)!r}", f"{text} {scalar.label}")
    yield from (text.replace("-", "−"), text.replace(".", ","))
    yield from (f"{text} {scalar.unit}", f"2·({text})/2", f"{scalar.value:.15e}")
    if 0 < scalar.value < 1 and "e" not in text:
        yield f"{100 * float(text):.6g} %"
    if "e" in text:
        mantissa, power = text.split("e")
        yield f"{mantissa} × 10^{int(power)}"
    if scalar.value > 999:
        commas = f"{scalar.value:,{digits}}"
        yield commas.replace(",", " ")
        if not may_part_thousands(commas):  # 197,248 is read as 197.248, and says so
            yield commas


@pytest.mark.parametrize("scalar", list(_scalars()))
def test_the_answer_is_taken_in_every_form_that_people_write(scalar):
    for text in _forms(scalar):
        if scalar.label not in text or not scalar.unit:
            assert scalar.judge(text).right, text


# What is said to fewer digits of these is the name of a mistake that they are too.
ALSO_A_MISTAKE = {"3.1": [11.09], "3.2": [1000.0, 1001.0], "4.3": [3.91]}


@pytest.mark.parametrize("number", EXERCISES)
def test_fewer_digits_than_asked_are_right_so_far(number):
    scalar = getattr(EXERCISES[number], "on_website", EXERCISES[number])
    for value in getattr(scalar, "short", ()):
        named = value in ALSO_A_MISTAKE.get(number, [])
        assert scalar.judge(value).mark == ("wrong" if named else "close"), value


def test_the_digits_that_fall_short_are_those_of_the_value():
    number = Number(grade="●○○", label="x", value=0.93154, decimals=4, right="")
    assert number.short == [0.93, 0.931, 0.932]
    negative = Number(grade="●○○", label="x", value=-1.9287e-22, digits=3, right="")
    assert negative.short == [-1.9e-22]
    assert Number(grade="●○○", label="x", value=150, right="").short == []
    assert Number(grade="●○○", label="x", value=0, decimals=2, right="").short == []


@pytest.mark.parametrize("scalar", list(_scalars((Number, Interval))))
def test_a_number_without_a_hint_is_called_too_high_or_too_low(scalar):
    low, high = scalar.bounds
    size = max(abs(low), abs(high), 1e-30)
    below = [low - size * step for step in np.linspace(1e-3, 4, 200)]
    above = [high + size * step for step in np.linspace(1e-3, 4, 200)]
    for wrong, way in [(below, "too low"), (above, "too high")]:
        hints = tuple(hint.says for hint in scalar.hints)
        for value in wrong:
            feedback = scalar.judge(value)
            named = any(says in feedback.says for says in hints)
            assert named or way in feedback.says or feedback.mark == "close", value


# Hints.


@pytest.mark.parametrize("scalar", list(_scalars((Number, Interval))))
def test_no_hint_is_shadowed_by_the_answer_or_by_a_hint_before_it(scalar):
    for hint in scalar.hints:
        low = hint.high - 1 if hint.low is None else hint.low
        high = hint.low + 1 if hint.high is None else hint.high
        inside = np.linspace(low, high, 101)
        assert any(hint.says in scalar.judge(x).says for x in inside), hint.says
