"""The committed tables of logits are those of the models they name."""

import numpy as np

import softmax_lib as sl
from softmax_lib.teaching import stored_logits


def test_the_digits_table_can_be_made_again():
    z, y = stored_logits.fit_digits()
    stored, labels = stored_logits.load_digits_logits()
    gaps = np.maximum(z - z.max(axis=1, keepdims=True), -30)
    assert np.abs(stored - gaps).max() < 0.05 + 1e-3
    np.testing.assert_array_equal(labels, y)


def test_the_mnist_table_can_be_made_again():
    z_held, y_held, z_test, y_test = stored_logits.fit_mnist()
    stored_held, labels_held, stored_test, labels_test = (
        stored_logits.load_mnist_logits()
    )
    np.testing.assert_array_equal(labels_held, y_held)
    np.testing.assert_array_equal(labels_test, y_test)
    for stored, again in ((stored_held, z_held), (stored_test, z_test)):
        same = stored.argmax(axis=1) == again.argmax(axis=1)
        assert same.mean() > 0.95  # where the default solver stops, the machine decides
        gaps = np.sort(again - again.max(axis=1, keepdims=True), axis=1)[:, -2]
        assert np.corrcoef(np.sort(stored, axis=1)[:, -2], gaps)[0, 1] > 0.95


def test_the_parts_are_60_20_20_and_share_no_row():
    rows = np.arange(1000)[:, None]
    parts = stored_logits.three_parts(rows, np.arange(1000) % 10)
    assert [len(x) for x, _ in parts] == [600, 200, 200]
    assert len(np.unique(np.concatenate([x for x, _ in parts]))) == 1000
    for _, y in parts:
        assert set(np.bincount(y)) == {len(y) // 10}


def test_tenths_keep_the_probabilities_to_rounding():
    z = np.random.default_rng(0).normal(0, 3, size=(50, 4))
    p = sl.softmax(stored_logits.in_tenths(z) / 10)
    assert np.abs(p - sl.softmax(z)).max() < 0.05
