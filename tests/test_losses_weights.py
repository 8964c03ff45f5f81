"""Weights of classes in cross-entropy: of any size, down to none."""

import math

import numpy as np
import pytest
from functions import DTYPES

import softmax_lib as sl

EPS = np.finfo(float).eps

BOTH = [sl.cross_entropy, sl.cross_entropy_grad]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("scale", [1e308, 1e39, 3e38, 1e-46, 5e-324])
@pytest.mark.parametrize("smoothing", [0, 0.1])
def test_the_mean_does_not_depend_on_the_size_of_the_weights(dtype, scale, smoothing):
    z, y = np.array([[1, 0], [0, 1], [2, 0]], dtype), [0, 0, 1]
    options = {"label_smoothing": smoothing}
    for function in BOTH:
        expected = function(z, y, weight=[1, 1], **options)
        result = function(z, y, weight=[scale, scale], **options)
        np.testing.assert_allclose(result, expected, rtol=4 * np.finfo(dtype).eps)


@pytest.mark.parametrize("smoothing", [0, 0.1])
def test_the_sum_grows_with_the_size_of_the_weights(smoothing):
    z, y = np.array([[1, 0], [0, 1]], np.float32), [0, 1]
    for scale in (2.0**-100, 2.0**100, 3.0):
        for function in BOTH:
            options = {"reduction": "sum", "label_smoothing": smoothing}
            once = function(z, y, weight=[0.5, 1], **options)
            result = function(z, y, weight=[0.5 * scale, scale], **options)
            np.testing.assert_allclose(result, once * np.float64(scale), rtol=1e-6)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize(
    "weight", [[1e-30, 1e20], [1e-38, 1e6], [1e-20, 1e305], [5e-324, 1e308]]
)
def test_a_weight_that_no_row_has_changes_nothing(dtype, weight):
    z = np.array([[0, 2]], dtype)
    expected = sl.cross_entropy(z, [0]), sl.cross_entropy_grad(z, [0])
    for y in ([0], [[1.0, 0.0]]):
        loss = sl.cross_entropy(z, y, weight=weight)
        slope = sl.cross_entropy_grad(z, y, weight=weight)
        room = {"rtol": 2 * np.finfo(dtype).eps}
        np.testing.assert_allclose(loss, expected[0], **room)
        np.testing.assert_allclose(slope, expected[1], **room)


@pytest.mark.parametrize("reduction", ["sum", "none"])
def test_weighted_losses_are_as_small_as_their_weights(reduction):
    z = np.array([[0, 2]], np.float32)
    loss = sl.cross_entropy(z, [0], weight=[1e-38, 1e6], reduction=reduction)
    close = {"rel": 1e-6, "abs": 0}
    assert np.squeeze(loss) == pytest.approx(1e-38 * math.log1p(math.exp(2)), **close)
    slope = sl.cross_entropy_grad(z, [0], weight=[1e-38, 1e6], reduction=reduction)
    assert slope[0, 1] == pytest.approx(1e-38 / (1 + math.exp(-2)), **close)


def test_a_weight_without_mass_may_be_too_large_for_float32():
    z = np.zeros((1, 2), np.float32)
    options = {"weight": [1e39, 1.0], "reduction": "sum"}
    for y in ([[0.0, 1.0]], [1]):
        assert sl.cross_entropy_grad(z, y, **options).tolist() == [[0.5, -0.5]]
        assert sl.cross_entropy(z, y, **options) == np.float32(math.log(2))


def test_a_gradient_of_a_large_weight_is_as_large_as_it_is():
    z = np.array([[0, 50]], np.float32)
    slope = sl.cross_entropy_grad(z, [1], weight=[0, 1e39], reduction="sum")
    assert slope[0, 0] == pytest.approx(1e39 * math.exp(-50), rel=1e-6)


@pytest.mark.parametrize("y", [[0] * 10, [[1.0, 0.0]] * 10])
@pytest.mark.parametrize("weight", [None, [1.0, 1.0], [1.9, 1.0]])
def test_the_mean_of_equal_losses_is_one_of_them_however_large(y, weight):
    z = np.array([[0.0, 1e308]] * 10)
    assert sl.cross_entropy(z, y, weight=weight) == pytest.approx(1e308, rel=1e-15)
    assert sl.cross_entropy(z * 1.5, y, weight=weight) == pytest.approx(1.5e308)
