"""A small training on real digits, and a loop, to measure what a bug costs."""

import numpy as np
from sklearn.model_selection import train_test_split

from softmax_lib.teaching import datasets

CLASSES = 10


def digits():
    """Return the digits of chapter 5: pixels from 0 to 1, a fifth held out.

    Returns
    -------
    X, X_test : ndarrays of shape (1437, 64) and (360, 64)
        Grey levels, one image a row.
    y, y_test : ndarrays of int
        The digits that were written.
    """
    images, labels = datasets.load_digits()
    return train_test_split(
        images / 16, labels, test_size=0.2, random_state=0, stratify=labels
    )


def scores_after(epochs, gradient, *, rate=0.5, start=0.0, outputs=CLASSES):
    """Train a linear model by gradient descent, and return its scores of the test.

    Parameters
    ----------
    epochs : int
        Steps over the whole training part.
    gradient : callable
        ``gradient(Z, y)`` returns, for scores of shape (n, outputs), the derivative
        of the summed loss by each score.
    rate : float
        The learning rate.
    start : float
        The size of random initial weights; 0 begins with zeros.
    outputs : int
        How many scores the model has.

    Returns
    -------
    ndarray of shape (360, outputs)
        Scores of the test images.
    """
    X, X_test, y, _ = digits()
    W = start * np.random.default_rng(0).normal(size=(outputs, X.shape[1]))
    b = np.zeros(outputs)
    for _ in range(epochs):
        G = gradient(X @ W.T + b, y) / len(X)
        W, b = W - rate * G.T @ X, b - rate * G.sum(axis=0)
    return X_test @ W.T + b


def by_row(function, *columns):
    """Return what a function of one example makes of each row.

    Parameters
    ----------
    function : callable
        Takes one row of each column.
    *columns : arrays or sequences of one length
        Scores, labels, masks.

    Returns
    -------
    ndarray
        One entry a row; numpy's warnings are silenced, as the museum breaks on purpose.
    """
    with np.errstate(all="ignore"):
        return np.array([function(*row) for row in zip(*columns, strict=True)])
