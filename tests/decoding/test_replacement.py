"""Gumbel-top-k draws without replacement: the law of every order, by enumeration."""

from collections import Counter
from itertools import permutations

import numpy as np
import pytest
from functions import INF, NAN
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chisquare

from softmax_lib import decoding

P = np.array([0.5, 0.25, 0.15, 0.1])


def rng(seed=7):
    return np.random.default_rng(seed)


def law(p, k):
    """One class after the other from what is left: each order's probability."""
    orders = {}
    for order in permutations(range(len(p)), k):
        left, probability = 1.0, 1.0
        for i in order:
            probability *= p[i] / left
            left -= p[i]
        orders[order] = probability
    return orders


@pytest.mark.parametrize("k", [1, 2, 3, 4])
def test_every_order_comes_as_often_as_draws_without_replacement(k):
    rows = np.tile(np.log(P), (40_000, 1))
    drawn = Counter(map(tuple, decoding.gumbel_top_k(rows, k=k, rng=rng()).tolist()))
    expected = law(P, k)
    counts = [drawn[order] for order in expected]
    assert sum(counts) == 40_000
    assert chisquare(counts, 40_000 * np.array(list(expected.values()))).pvalue > 0.001


@given(
    st.lists(st.floats(-5, 5), min_size=1, max_size=9),
    st.integers(0, 99),
    st.data(),
)
def test_classes_differ_and_fewer_are_the_first_of_more(z, seed, data):
    k = data.draw(st.integers(1, len(z)))
    drawn = decoding.gumbel_top_k(z, k=k, rng=rng(seed))
    assert len(set(drawn.tolist())) == k
    every = decoding.gumbel_top_k(z, k=len(z), rng=rng(seed))
    assert drawn.tolist() == every[:k].tolist()


def test_shapes_and_axes():
    z = np.zeros((3, 4, 5))
    assert decoding.gumbel_top_k(z, k=2, rng=rng()).shape == (3, 4, 2)
    assert decoding.gumbel_top_k(z, k=3, rng=rng(), axis=1).shape == (3, 5, 3)
    assert decoding.gumbel_top_k(z, k=9, rng=rng(), axis=(0, 2)).shape == (4, 9)


def test_an_excluded_class_is_never_drawn():
    with pytest.raises(ValueError, match="only 2 classes that can be drawn"):
        decoding.gumbel_top_k([0.0, -INF, 1.0], k=3, rng=rng())
    drawn = decoding.gumbel_top_k([0.0, -INF, 1.0], k=2, rng=rng())
    assert sorted(drawn.tolist()) == [0, 2]


@pytest.mark.parametrize("z", [[NAN, 1], [-INF, -INF], [INF, INF], []])
def test_a_row_without_a_distribution_is_refused(z):
    with pytest.raises(ValueError, match=r"z |row"):
        decoding.gumbel_top_k(z, k=1, rng=rng())


def test_k_is_a_count():
    with pytest.raises(ValueError, match="k must be a whole number"):
        decoding.gumbel_top_k([0.0, 1.0], k=0, rng=rng())
    with pytest.raises(TypeError, match="default_rng"):
        decoding.gumbel_top_k([0.0, 1.0], k=1, rng=7)
