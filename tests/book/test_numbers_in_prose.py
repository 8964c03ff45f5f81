"""Which numbers in prose are checked, and what counts as shown."""

from decimal import Decimal

import pytest
from rules.prose import sentences

from book.site.number_values import is_shown, numbers_in


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("It is 0.9315.", ["0.9315"]),
        ("It is 93.15 %, not 6.85%.", ["93.15", "6.85"]),
        ("They are 1.25, 3.75 and −0.125.", ["1.25", "3.75", "-0.125"]),
        ("Between 1.25–3.75 and 1.25-3.75.", ["1.25", "3.75", "1.25", "3.75"]),
        ("Of 50,257 or 50 257 or 50\u202f257 words.", ["50257"] * 3),
        ("The loss is 1.9287e-22 or 1.9287 × 10⁻²².", ["1.9287e-22"] * 2),
        ("A 1.25-fold gain, 125px, (0.125).", ["1.25", "125", "0.125"]),
        ("Two digits: 0.50, 0.0071, 64, 1000, 50 000.", []),
        ("Words: float64, x100, utf-8, IEEE 754, Python 3.11.", []),
        ("Versions 2.4.6 and years 1868, 1989.", []),
        ("See Exercise 2.10, Chapters 123 and Figure 2.11.", []),
    ],
)
def test_numbers_with_three_significant_digits_are_read(sentence, numbers):
    found = [value for _, value, _, _ in numbers_in(sentence)]
    assert found == [Decimal(number) for number in numbers]


@pytest.mark.parametrize(
    "markdown",
    [
        "Inline `0.123` code and ``0.123`` code.",
        "```python\nx = 0.123\n```",
        "A formula $x = 0.123$ in a line.",
        "$$\nx = 0.123\n$$",
        "```{math}\n:label: eq-x\nx = 0.123\n```",
        "\\begin{align*}x &= 0.123\\end{align*}",
        "A [link](https://example.com/0.123) and <https://example.com/0.123>.",
        "<!-- 0.123 -->",
    ],
)
def test_code_formulas_and_targets_are_not_prose(markdown):
    assert not [number for part in sentences(markdown) for number in numbers_in(part)]


def test_prose_around_code_and_formulas_is_read():
    markdown = "So `f` gives 0.123 and $x$ gives 0.456:\n\n- 0.789\n- 1.23"
    found = [str(n[1]) for part in sentences(markdown) for n in numbers_in(part)]
    assert found == ["0.123", "0.456", "0.789", "1.23"]


def test_prose_inside_a_box_is_read():
    markdown = ":::{admonition} Key idea\n:class: key\nIt is 0.123.\n:::"
    assert [n[1] for part in sentences(markdown) for n in numbers_in(part)]


@pytest.mark.parametrize(
    ("sentence", "shown", "holds"),
    [
        ("0.932", "0.93154", True),
        ("0.931", "0.93154", False),
        ("93.15 %", "0.931545", True),
        ("93.15 %", "93.1545", True),
        ("0.9315", "93.15", False),
        ("0.125", "0.1245", True),
        ("0.124", "0.1245", True),
        ("0.126", "0.1255", True),
        ("0.125", "0.1255", False),
        ("−0.125", "-0.12512", True),
        ("−0.125", "0.12512", False),
        ("0.125", "-0.12512", True),
        ("0.9315", "0.93", False),
        ("1.93 × 10⁻²²", "1.9287e-22", True),
        ("1.92 × 10⁻²²", "1.9287e-22", False),
        ("50 257", "50257", True),
    ],
)
def test_a_number_agrees_at_its_own_precision(sentence, shown, holds):
    [(_, value, step, percent)] = numbers_in(sentence)
    assert is_shown(value, step, percent, {Decimal(shown)}) is holds
