"""What heads look at, against loops over pieces, heads and places."""

import numpy as np
import pytest

from softmax_lib import transformer
from softmax_lib.teaching import head_measures as seen

PIECES = np.random.default_rng(1).integers(4, size=(3, 44))
MODEL = transformer.initial(4, 44, np.random.default_rng(0), width=4, heads=2)
MODEL = transformer.Transformer(*(3 * array for array in MODEL))
W = seen.late_weights(MODEL, PIECES)
PROFILE = seen.by_distance(W)


def test_the_weights_are_of_all_heads_of_all_blocks():
    whole = transformer.weights(MODEL, PIECES)
    assert W.shape == (3, 4, 4, 44)
    np.testing.assert_array_equal(W[1, 3, 2], whole[1, 1, 1, 42])


def test_the_profile_is_the_mean_at_each_distance():
    for head, back in ((0, 0), (2, 7), (3, 40)):
        by_hand = [W[t, head, i, 40 + i - back] for t in range(3) for i in range(4)]
        assert PROFILE[head, back] == pytest.approx(np.mean(by_hand))


def test_weights_by_distance_alone_differ_from_themselves_by_nothing():
    expected = seen.of_distance(PROFILE, 44)
    again = seen.by_distance(np.stack([expected] * 2))
    np.testing.assert_allclose(again, PROFILE, rtol=1e-12)
    none = seen.otherwise(np.stack([expected]), expected)
    np.testing.assert_array_equal(none, 0)


def test_otherwise_is_half_of_all_differences():
    expected = seen.of_distance(PROFILE, 44)
    by_hand = [
        abs(W[t, 1, i] - expected[1, i]).sum() for t in range(3) for i in range(4)
    ]
    assert seen.otherwise(W, expected)[1] == pytest.approx(np.mean(by_hand) / 2)


def test_copies_are_found_as_a_loop_finds_them():
    total, asked = np.zeros(4), 0
    for t, i in np.ndindex(3, 4):
        text, at = PIECES[t].tolist(), 40 + i
        places = [
            j for j in range(2, at + 1) if text[j - 2 : j] == text[at - 1 : at + 1]
        ]
        total += W[t, :, i, places].sum(axis=0)
        asked += bool(places)
    np.testing.assert_allclose(seen.on_copies(W, PIECES), total / asked, rtol=1e-12)


def test_a_preference_is_one_where_all_is_by_distance():
    expected = seen.of_distance(PROFILE, 44)
    chosen = PIECES == 2
    ones = seen.preference(np.stack([expected] * 3), expected, chosen)
    np.testing.assert_allclose(ones, 1, rtol=1e-12)
    twice = np.where(chosen[:, None, None], 2 * expected, 0)
    np.testing.assert_allclose(seen.preference(twice, expected, chosen), 2, rtol=1e-12)
