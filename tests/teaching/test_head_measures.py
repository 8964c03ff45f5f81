"""What heads look at, against loops over pieces, heads and places."""

import numpy as np
import pytest

from softmax_lib import transformer
from softmax_lib.teaching import alice_transformer
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


def test_the_farthest_places_are_averaged_over_those_that_see_them():
    by_hand = [W[t, 1, 3, 0] for t in range(3)]
    assert PROFILE[1, 43] == pytest.approx(np.mean(by_hand))
    by_hand = [W[t, 1, i, i - 1] for t in range(3) for i in (1, 2, 3)]
    assert PROFILE[1, 41] == pytest.approx(np.mean(by_hand))


def test_what_distances_would_give_is_all_of_the_weight():
    expected = seen.of_distance(PROFILE)
    assert expected.shape == (4, 4, 44)
    np.testing.assert_allclose(expected.sum(axis=2), 1, rtol=1e-14)
    ratio = PROFILE[2, 5] / PROFILE[2, 6]
    assert expected[2, 1, 36] / expected[2, 1, 35] == pytest.approx(ratio)
    assert (expected[:, 0, 41:] == 0).all()


def test_heads_that_choose_by_distance_alone_are_found_to_do_so():
    """The twin of the chapter is the control of the measures, too."""
    text = alice_transformer.alice_parts()[2][: 20 * 64].reshape(20, 64)
    twin = alice_transformer.load_alice_transformer(alice_transformer.PLACES)
    weights = seen.late_weights(twin, text)
    expected = seen.of_distance(seen.by_distance(weights))
    assert seen.otherwise(weights, expected).max() < 0.01
    np.testing.assert_allclose(
        seen.preference(weights, expected, text < 11), 1, atol=0.01
    )


def test_otherwise_is_half_of_all_differences():
    expected = seen.of_distance(PROFILE)
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
    expected = seen.of_distance(PROFILE)
    chosen = PIECES == 2
    ones = seen.preference(np.stack([expected] * 3), expected, chosen)
    np.testing.assert_allclose(ones, 1, rtol=1e-12)
    twice = np.where(chosen[:, None, None], 2 * expected, 0)
    np.testing.assert_allclose(seen.preference(twice, expected, chosen), 2, rtol=1e-12)


def test_the_error_of_a_mean_is_that_of_the_textbook():
    values = np.random.default_rng(3).normal(size=30)
    error = seen.give_or_take(np.mean, values)
    assert error == pytest.approx(values.std(ddof=1) / 30**0.5)
