"""The bound of chapter 3 holds for the textbook's formula, and errors come near it."""

import numpy as np
import oracles
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import softmax_lib as sl
from softmax_lib.teaching import bounds


def textbook(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def scaled_errors(function, z):
    """Return the relative errors divided by the bound, where p has all its digits."""
    shares = []
    for row, p, bound in zip(z, function(z), bounds.shifted_softmax(z), strict=True):
        for got, truth, allowed in zip(p, oracles.softmax(row), bound, strict=True):
            if truth >= oracles.exact(np.finfo(z.dtype).tiny):
                shares.append(float(abs(oracles.exact(got) / truth - 1)) / allowed)
    return np.array(shares)


@pytest.mark.parametrize("function", [textbook, sl.online_softmax, sl.softmax])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("spread", [0.1, 10, 60])
@pytest.mark.parametrize("level", [0, 1000])
def test_no_error_exceeds_it(function, dtype, spread, level):
    z = np.random.default_rng(3).normal(level, spread, size=(30, 10)).astype(dtype)
    assert scaled_errors(function, z).max() <= 1


@given(
    hnp.arrays(
        np.float64,
        hnp.array_shapes(min_dims=1, max_dims=1, max_side=12),
        elements=st.floats(-300, 300),
    )
)
def test_nor_does_one_that_somebody_looks_for(z):
    assert scaled_errors(textbook, z[None]).max(initial=0) <= 1


def test_the_textbook_comes_near_it_and_the_division_free_form_exceeds_it():
    z = np.random.default_rng(3).normal(0, 30, size=(300, 2)).astype(np.float32)
    assert scaled_errors(textbook, z).max() > 0.3

    def division_free(z):
        top = z.max(axis=-1, keepdims=True)
        lse = top + np.log(np.exp(z - top).sum(axis=-1, keepdims=True))
        return np.exp(z - lse)

    assert scaled_errors(division_free, z[:20] / 30 + 10_000).max() > 10
