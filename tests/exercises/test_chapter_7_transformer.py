"""The answers on the transformer, found a second time by counting."""

from fractions import Fraction

import numpy as np
import pytest
from scipy.special import softmax

from softmax_lib.teaching.exercises import EXERCISES, check


def test_7_8_counts_array_by_array():
    width, heads, units = 128, 4, 512
    counted = 0
    for _ in range(heads):
        for _ in ("query", "key", "value", "output"):
            counted += (width // heads) * width
    counted += units * (width + 1)  # up, each unit with its intercept
    counted += width * (units + 1)  # down
    assert EXERCISES["7.8"].value == counted / 1000


def test_7_9_is_a_sixth_of_what_one_letter_less_says():
    """Of twelve parts ten go by the counts and two to what one letter less says."""
    share = Fraction(2, 12) * Fraction(1, 10)
    assert abs(EXERCISES["7.9"].value - float(share)) < 1e-15


def by_ratios(z):
    """Each place keeps exp(−1/2) of its odds for each step that it lies back."""
    factors = [np.exp(-0.5) ** (len(z) - 1 - j) for j in range(len(z))]
    return softmax(z) * factors / (softmax(z) * factors).sum()


def test_7_11_takes_a_function_and_a_number():
    assert check("7.11", by_ratios).right
    value = EXERCISES["7.11"].on_website.value
    assert value == pytest.approx(by_ratios(np.array([2.0, 0.5, 1.0]))[-1])


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (softmax, "distances are missing"),
        (lambda z: softmax(z - np.arange(len(z)) / 2), "nearest place"),
        (lambda z: softmax(z) * np.exp(-np.arange(len(z))[::-1] / 2), "sum to one"),
    ],
)
def test_7_11_names_what_went_wrong(wrong, words):
    assert words in str(check("7.11", wrong))


def test_7_12_has_one_right_option():
    assert [option.right for option in EXERCISES["7.12"].options].count(True) == 1
