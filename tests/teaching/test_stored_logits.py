"""The committed tables of logits are those of the models they name."""

import numpy as np
import pytest

import softmax_lib as sl
from softmax_lib.teaching import stored_logits


@pytest.fixture(scope="module")
def fitted_digits():
    return stored_logits.fit_digits()


def test_the_digits_table_can_be_made_again(tmp_path, monkeypatch, fitted_digits):
    monkeypatch.setattr(stored_logits, "fit_digits", lambda: fitted_digits)
    stored_logits.write_digits(tmp_path)
    made, labels_made = stored_logits.load_digits_logits(tmp_path)
    stored, labels = stored_logits.load_digits_logits()
    np.testing.assert_array_equal(labels_made, labels)
    assert np.abs(made - stored).max() < 0.1 + 1e-9  # one tenth: a tie in rounding
    assert (made == stored).mean() > 0.99


def test_the_digits_table_is_that_of_the_converged_model(fitted_digits):
    z, _ = fitted_digits
    stored, _ = stored_logits.load_digits_logits()
    gaps = np.maximum(z - z.max(axis=1, keepdims=True), -30)
    assert np.abs(stored - gaps).max() < 0.05 + 1e-3


@pytest.mark.thorough
def test_the_mnist_table_can_be_made_again(tmp_path):
    stored_logits.write_mnist(tmp_path)
    made_held, held, made_test, test = stored_logits.load_mnist_logits(tmp_path)
    stored_held, y_held, stored_test, y_test = stored_logits.load_mnist_logits()
    np.testing.assert_array_equal(held, y_held)
    np.testing.assert_array_equal(test, y_test)
    for stored, made in ((stored_held, made_held), (stored_test, made_test)):
        same = stored.argmax(axis=1) == made.argmax(axis=1)
        assert same.mean() > 0.95  # where the default solver stops, the machine decides
        seconds = [np.sort(z, axis=1)[:, -2] for z in (stored, made)]
        assert np.corrcoef(*seconds)[0, 1] > 0.95


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
