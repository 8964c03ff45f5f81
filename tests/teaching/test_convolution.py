"""Convolution and pooling, against SciPy and finite differences."""

import numpy as np
import pytest
from scipy.signal import correlate

import softmax_lib as sl
from softmax_lib.teaching import convolution as conv


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def test_a_convolution_is_scipys_correlation_summed_over_channels(rng):
    images, filters = rng.normal(size=(3, 9, 8, 2)), rng.normal(size=(4, 2, 3, 3))
    bias = rng.normal(size=4)
    found = conv.convolved(images, filters, bias)
    assert found.shape == (3, 7, 6, 4)
    for n in range(3):
        for k in range(4):
            layers = (
                correlate(images[n, :, :, c], filters[k, c], mode="valid")
                for c in range(2)
            )
            np.testing.assert_allclose(
                found[n, :, :, k], sum(layers) + bias[k], atol=1e-12
            )


def test_pooling_by_hand():
    block = np.array([[1.0, -2, 0, 0], [3, 0, -1, -5], [-1, -1, 2, 2], [-3, -1, 2, 2]])
    assert conv.pooled(block[None, :, :, None])[0, :, :, 0].tolist() == [[3, 0], [0, 2]]


def test_a_gradient_goes_back_to_the_largest_entry_and_ties_share_it():
    block = np.array([[1.0, -2, 0, 0], [3, 0, -1, -5], [-1, -1, 2, 2], [-3, -1, 2, 2]])
    G = np.array([[8.0, 8.0], [8.0, 8.0]])[None, :, :, None]
    back = conv.pooled_back(block[None, :, :, None], G)[0, :, :, 0]
    assert back.tolist() == [[0, 0, 0, 0], [8, 0, 0, 0], [0, 0, 2, 2], [0, 0, 2, 2]]


@pytest.mark.parametrize("which", [0, 1, 2])
def test_the_gradient_of_a_convolution_is_that_of_differences(rng, which):
    given = [
        rng.normal(size=(2, 6, 6, 2)),
        rng.normal(size=(3, 2, 3, 3)),
        rng.normal(size=3),
    ]
    pull = rng.normal(size=(2, 4, 4, 3))

    def arguments(value):
        return [value if i == which else each for i, each in enumerate(given)]

    deviation = sl.gradcheck(
        lambda v: (pull * conv.convolved(*arguments(v))).sum(),
        lambda v: conv.convolved_back(*arguments(v)[:2], pull)[which],
        given[which],
    )
    assert deviation < 1e-10


def test_the_gradient_of_pooling_is_that_of_differences(rng):
    images, pull = rng.normal(size=(2, 6, 6, 2)), rng.normal(size=(2, 3, 3, 2))
    deviation = sl.gradcheck(
        lambda v: (pull * conv.pooled(v)).sum(),
        lambda v: conv.pooled_back(v, pull),
        images,
        step=1e-5,
    )
    assert deviation < 1e-8
