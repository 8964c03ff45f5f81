import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from softmax_lib.teaching.museum.trials import by_row, digits, scores_after


def p_minus_y(Z, y):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) - np.eye(10)[y]


def test_the_split_is_that_of_chapter_5():
    X, X_test, y, y_test = digits()
    assert X.shape == (1437, 64)
    assert X_test.shape == (360, 64)
    assert (X.min(), X.max()) == (0, 1)
    assert np.bincount(y_test).min() >= 35
    assert np.bincount(y).sum() == 1437


def test_no_epoch_from_zero_says_nothing():
    np.testing.assert_array_equal(scores_after(0, p_minus_y), np.zeros((360, 10)))


def test_one_epoch_is_one_step_against_the_gradient():
    X, X_test, y, _ = digits()
    gradient = (0.1 - np.eye(10)[y]) / 1437
    W, b = -0.5 * gradient.T @ X, -0.5 * gradient.sum(axis=0)
    np.testing.assert_allclose(scores_after(1, p_minus_y), X_test @ W.T + b)


def test_training_comes_near_what_scikit_learn_finds():
    X, X_test, y, y_test = digits()
    other = LogisticRegression(max_iter=200).fit(X, y).score(X_test, y_test)
    ours = np.mean(scores_after(30, p_minus_y, rate=2.0).argmax(axis=1) == y_test)
    assert abs(ours - other) < 0.05


def test_a_random_start_is_always_the_same():
    first, second = (scores_after(0, p_minus_y, start=0.1) for _ in range(2))
    np.testing.assert_array_equal(first, second)
    assert first.std() > 0.1


def test_outputs_can_be_others():
    Z = scores_after(2, lambda Z, y: np.zeros_like(Z), outputs=3)
    assert Z.shape == (360, 3)


def test_rows_are_handed_over_together_and_quietly():
    halves = by_row(lambda z, y: z / y, [1.0, 4.0], np.array([2.0, 0.0]))
    np.testing.assert_array_equal(halves, [0.5, np.inf])


def test_columns_of_different_length_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        by_row(lambda z, y: z, [1, 2], [1])
