"""Arithmetic that a reader types, such as 2π/3, is read as Python reads it."""

import math
import random

import pytest

from softmax_lib.teaching.exercises.reading import read_text

PYTHON = {"·": "*", "−": "-", "^": "**", "π": "math.pi", "√": "math.sqrt"}


def _expression(rng, depth):
    """Return a random expression, as a person types it."""
    parts = []
    for _ in range(rng.randint(1, 4)):
        inside = _expression(rng, depth - 1) if depth else "4.0"
        simple = rng.choice(["2.0", "0.5", "−7.0", "1e-3", "π", "√(4.0)"])
        parts += [rng.choice([simple, f"({inside})"]), rng.choice("+−·/^")]
    return " ".join(parts[:-1])


def _value_in_python(typed):
    """Return its value by Python's rules; None if that is no finite real number."""
    python = typed.translate(str.maketrans(PYTHON))
    try:
        value = eval(python, {"math": math})
    except ArithmeticError:
        return None
    return value if isinstance(value, float) and math.isfinite(value) else None


def test_arithmetic_is_read_as_python_reads_it():
    rng = random.Random(0)
    typed = [text for _ in range(2000) if len(text := _expression(rng, 2)) <= 100]
    expected = [_value_in_python(text) for text in typed]
    assert sum(value is not None for value in expected) > 500
    for text, value in zip(typed, expected, strict=True):
        read = read_text(text).value
        if value is None:
            assert read is None, text
        else:
            assert read == pytest.approx(value, rel=1e-12), text
