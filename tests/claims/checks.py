"""The list of checks: each computes a claim's numbers anew, without the library.

A check takes what the appendix shows below its claim. It asserts that its own numbers
are shown there, and that they support the verdict.
"""

import math

CHECKS = {}
SCORES = [0.7, 1.5, 4.8]
AIRPLANE = [-3.44, 1.16, -0.81, 3.91]


def check(number):
    """Return a decorator that enters a function under the claim it checks."""

    def enter(function):
        assert number not in CHECKS, f"claim {number} has two checks"
        CHECKS[number] = function
        return function

    return enter


def softmax(z, temperature=1.0):
    """Return the definition, in plain Python, with the sum rounded once."""
    e = [math.exp(x / temperature) for x in z]
    total = math.fsum(e)
    return [x / total for x in e]


def sigmoid(x):
    """Return the definition."""
    return 1 / (1 + math.exp(-x))


def close(a, b, tolerance=1e-12):
    """Tell whether two lists of numbers agree."""
    return all(abs(x - y) <= tolerance for x, y in zip(a, b, strict=True))
