"""Every classic mistake is refused and named, exact and as people round it."""

import mistakes_1
import mistakes_2
import mistakes_3
import mistakes_4
import mistakes_5
import mistakes_5_network
import mistakes_6
import mistakes_7
import mistakes_7_transformer
import mistakes_8
import mistakes_9
import mistakes_10
import mistakes_10_time
import pytest

from softmax_lib.teaching.exercises import EXERCISES, check
from softmax_lib.teaching.exercises.numeric import RETRACE

MISTAKES = {
    **mistakes_1.MISTAKES,
    **mistakes_2.MISTAKES,
    **mistakes_3.MISTAKES,
    **mistakes_4.MISTAKES,
    **mistakes_5.MISTAKES,
    **mistakes_5_network.MISTAKES,
    **mistakes_6.MISTAKES,
    **mistakes_7.MISTAKES,
    **mistakes_7_transformer.MISTAKES,
    **mistakes_8.MISTAKES,
    **mistakes_9.MISTAKES,
    **mistakes_10.MISTAKES,
    **mistakes_10_time.MISTAKES,
}
SCALARS = {
    number: getattr(exercise, "on_website", exercise)
    for number, exercise in EXERCISES.items()
    if hasattr(getattr(exercise, "on_website", exercise), "hints")
}


def as_typed(number, value):
    """Return how people write a number where so many decimals are asked for.

    To these, or to three digits where that leaves too little of it.
    """
    decimals = getattr(SCALARS[number], "decimals", None)
    text = f"{value:.{decimals}f}" if decimals else f"{value:.3g}"
    return text if len(text.strip("-0.").replace(".", "")) > 1 else f"{value:.3g}"


def waits(value):
    """Mistakes that a model is trained for are made again when there is time."""
    return pytest.mark.thorough if callable(value) else ()


@pytest.mark.parametrize(
    ("number", "value", "says"),
    [
        pytest.param(number, value, says, id=f"{number}-{says}", marks=waits(value))
        for number, mistakes in MISTAKES.items()
        for value, says in mistakes
    ],
)
def test_a_classic_mistake_is_refused_and_named(number, value, says):
    value = value() if callable(value) else value
    for answer in [value, as_typed(number, value)]:
        feedback = check(number, answer)
        assert feedback.mark == "wrong", answer
        assert says in feedback.says, answer


@pytest.mark.parametrize("number", [n for n in SCALARS if SCALARS[n].close])
def test_a_classic_mistake_to_two_digits_is_no_mere_too_low(number):
    for value, says in MISTAKES[number]:
        if not callable(value):
            feedback = check(number, f"{value:.2g}")
            assert feedback.mark != "right", (value, says)
            assert RETRACE not in feedback.says, (value, says)


@pytest.mark.parametrize("number", SCALARS)
def test_each_hint_has_a_mistake_that_it_names(number):
    says = [words for _, words in MISTAKES[number]]
    for hint in SCALARS[number].hints:
        assert any(words in hint.says for words in says), hint.says
