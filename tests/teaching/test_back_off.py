"""Counts with back-off, against counting by hand and against the definition."""

from collections import Counter
from fractions import Fraction

import numpy as np
import pytest

from softmax_lib.teaching import alice_transformer, back_off

TEXT = np.random.default_rng(0).integers(3, size=45)
CONTEXTS, FOLLOWING = back_off.windows(TEXT, 3)
TABLES = back_off.counted(CONTEXTS, FOLLOWING, 3)


def by_definition(context, symbol):
    """The recursion, on lists and fractions."""
    p = Fraction(1, 3)
    for n in range(len(context) + 1):
        after = Counter(
            int(w)
            for c, w in zip(CONTEXTS, FOLLOWING, strict=True)
            if list(c[3 - n :]) == list(context[len(context) - n :])
        )
        if after:
            p = (after[symbol] + len(after) * p) / (after.total() + len(after))
    return p


def every(back):
    grid = np.stack(np.meshgrid(*[range(3)] * back, indexing="ij"), axis=-1)
    return grid.reshape(-1, back)


def test_windows_are_the_contexts_and_what_followed():
    contexts, following = back_off.windows([5, 6, 7, 8], 2)
    assert contexts.tolist() == [[5, 6], [6, 7]]
    assert following.tolist() == [7, 8]


def test_every_probability_is_that_of_the_definition():
    for symbol in range(3):
        asked = np.full(27, symbol)
        p = back_off.probability(TABLES, every(3), asked, 3)
        exact = [float(by_definition(c, symbol)) for c in every(3).tolist()]
        np.testing.assert_allclose(p, exact, rtol=1e-14)


def test_some_contexts_were_never_met():
    """Otherwise the tests above would not see the branch for them."""
    assert len(TABLES[3]["met"]) < 27


@pytest.mark.parametrize("back", [0, 1, 2, 3])
def test_the_probabilities_of_all_symbols_sum_to_one(back):
    rows = every(3)
    total = sum(
        back_off.probability(TABLES, rows, np.full(27, symbol), 3, back=back)
        for symbol in range(3)
    )
    np.testing.assert_allclose(total, 1, rtol=1e-14)


def test_no_symbol_back_is_their_share_with_a_little_for_each():
    p = back_off.probability(TABLES, CONTEXTS, FOLLOWING, 3, back=0)
    share = (np.bincount(FOLLOWING) + 1) / (len(FOLLOWING) + 3)
    np.testing.assert_allclose(p, share[FOLLOWING], rtol=1e-14)


def test_what_was_never_met_at_all_gets_something():
    tables = back_off.counted(*back_off.windows([0, 1, 0, 1, 0], 1), 3)
    p = back_off.probability(tables, np.array([[0], [2]]), np.array([2, 2]), 3)
    assert (p > 0).all()
    assert p[1] == pytest.approx(2 / 3 / (4 + 2))


def test_longer_contexts_lose_where_they_were_met_a_few_times():
    """What chapter 7 says of counts that look further back than four letters."""
    read, choose, _ = alice_transformer.alice_parts()
    tables = back_off.counted(*back_off.windows(read, 6), 37)
    contexts, following = back_off.windows(choose, 6)
    for back in (5, 6):
        longer, shorter = (
            -np.log(back_off.probability(tables, contexts, following, 37, back=n))
            for n in (back, back - 1)
        )
        numbers = back_off.as_numbers(contexts, back, 37)
        met = dict(zip(tables[back]["met"], tables[back]["times"], strict=True))
        times = np.array([met.get(number, 0) for number in numbers])
        more = longer - shorter
        np.testing.assert_array_equal(more[times == 0], 0)
        few = (times > 0) & (times < 20)
        assert more[few].sum() > 0.8 * more.sum() > 0
