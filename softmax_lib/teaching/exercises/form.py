"""The answer box of an exercise on the website, as HTML.

It is hidden until `book/assets/exercises.js` shows it: a page without JavaScript
shows the question, the options of a choice and the folded solution, no dead button.
"""

import json
from html import escape

from . import EXERCISES, Code
from .exercise import Exercise

_SMALL = 1e-3  # below it an answer is typed with an exponent
_DIGITS = 12  # more than anyone types; the last ones differ from Python to Python


def answer_form(number: str) -> str:
    """Return the answer box of an exercise.

    Parameters
    ----------
    number : str
        The exercise, "2.3".

    Returns
    -------
    str
        One form element; `data-exercise` holds what the page's script judges by.

    Raises
    ------
    KeyError
        If there is no such exercise.
    """
    return form_of(EXERCISES[number], number, f"Answer to exercise {number}")


def form_of(exercise: Exercise, number: str, label: str) -> str:
    """Return the answer box of a question, numbered or not.

    Parameters
    ----------
    exercise : Exercise
        The question.
    number : str
        Under which the page remembers that it was answered.
    label : str
        What a screen reader calls the form.

    Returns
    -------
    str
        One form element.
    """
    spec = {"number": number, **_rounded(exercise.spec())}
    data = escape(json.dumps(spec, ensure_ascii=False, allow_nan=False))
    name = number.replace(".", "-")
    fields = _FIELDS[spec["kind"]](exercise, spec, name)
    hidden = "" if spec["kind"] == "choice" else " hidden"
    return (
        f'<form class="sl-exercise-form" data-exercise="{data}"'
        f' aria-label="{escape(label)}" novalidate{hidden}>\n'
        f"{fields}\n"
        '<p class="sl-feedback" role="status" aria-live="polite"'
        f' id="sl-feedback-{name}"></p>\n'
        "</form>"
    )


def _rounded(value: object) -> object:
    """Return plain data with every float rounded to `_DIGITS` significant digits."""
    if isinstance(value, dict):
        return {key: _rounded(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(entry) for entry in value]
    return float(f"{value:.{_DIGITS}g}") if isinstance(value, float) else value


def _number(exercise: Exercise, spec: dict, name: str) -> str:
    scalar = exercise.on_website if isinstance(exercise, Code) else exercise
    described = f"sl-tolerance-{name} sl-feedback-{name}"
    unit = (
        f'<span class="sl-unit">{escape(spec["unit"])}</span>' if spec["unit"] else ""
    )
    return (
        '<div class="sl-answer">'
        f'<label for="sl-answer-{name}">{escape(scalar.label)} =</label>'
        f'<input id="sl-answer-{name}" name="answer" type="text"'
        f' inputmode="{_keyboard(spec)}" autocomplete="off" spellcheck="false"'
        f' aria-describedby="{described}">{unit}{_button(exercise)}'
        f'<span class="sl-tolerance" id="sl-tolerance-{name}">'
        f"{escape(spec['tolerance'])}</span></div>"
    )


def _keyboard(spec: dict) -> str:
    """Return which keyboard a phone shows; the decimal one has no minus and no e."""
    low, high = spec["low"], spec["high"]
    plain = low is not None and low >= 0 and (high is None or high >= _SMALL)
    return "decimal" if plain else "text"


def _choice(exercise: Exercise, spec: dict, name: str) -> str:
    options = [(o["key"], f"{o['key']}. {o['text']}") for o in spec["options"]]
    return _list("radio", "Choose one", options) + _button(exercise)


def _steps(exercise: Exercise, spec: dict, name: str) -> str:
    steps = [(step["key"], step["text"]) for step in spec["steps"]]
    return _list("checkbox", "Tick what your solution has", steps) + _button(exercise)


def _list(kind: str, legend: str, entries: list[tuple[str, str]]) -> str:
    labels = "".join(
        f'<label><input type="{kind}" name="answer" value="{value}">'
        f"<span>{escape(text)}</span></label>"
        for value, text in entries
    )
    inside = f"<legend>{legend}</legend>{labels}"
    return f'<fieldset class="sl-options" disabled>{inside}</fieldset>'


def _sketch(exercise: Exercise, spec: dict, name: str) -> str:
    """Return one vertical range per mark; `predictions.js` draws the curve behind."""
    handles = "".join(
        f'<label><input type="range" name="answer" min="0" max="1" step="0.01"'
        f' value="0.5" orient="vertical"'
        f' aria-label="{escape(exercise.up)} at {escape(mark)}">'
        f'<span aria-hidden="true">{escape(mark)}</span></label>'
        for mark in exercise.marks
    )
    return (
        f'<p class="sl-sketch-up">{escape(exercise.up)}</p>'
        f'<div class="sl-sketch">{handles}</div>'
        f'<p class="sl-sketch-across">{escape(exercise.across)}</p>{_button(exercise)}'
    )


def _button(exercise: Exercise) -> str:
    does = "Check" if exercise.grade else "Predict"
    return f'<button type="submit" class="sl-check" hidden>{does}</button>'


_FIELDS = {"number": _number, "choice": _choice, "steps": _steps, "sketch": _sketch}
