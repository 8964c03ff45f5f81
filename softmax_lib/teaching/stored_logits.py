"""Logits of fitted models that a page needs at once, or that take long to compute.

``python -m softmax_lib.teaching.stored_logits`` fits the models again and writes
``data/digits_logits.csv`` and ``data/mnist_logits.npz``. Only fitting needs
scikit-learn, and imports it then.
"""

from pathlib import Path

import numpy as np

from softmax_lib.teaching import datasets

DATA = Path(__file__).parent / "data"


def three_parts(images, labels, seed=0):
    """Split rows 60 : 20 : 20 into training, validation and test.

    Parameters
    ----------
    images : ndarray of shape (n, d)
        One row an image.
    labels : ndarray of int, shape (n,)
        Their classes, which keep their shares in each part.
    seed : int
        Which split.

    Returns
    -------
    list of three pairs (images, labels)
        Training, validation, test.
    """
    from sklearn.model_selection import train_test_split

    first, rest, y_first, y_rest = train_test_split(
        images, labels, test_size=0.4, stratify=labels, random_state=seed
    )
    held, test, y_held, y_test = train_test_split(
        rest, y_rest, test_size=0.5, stratify=y_rest, random_state=seed
    )
    return [(first, y_first), (held, y_held), (test, y_test)]


def fit_digits():
    """Return logits (360, 10) and labels of digits for a model that is too sure.

    Logistic regression with C = 1e4, fitted until it has converged; split 0's test.
    """
    from sklearn.linear_model import LogisticRegression

    images, labels = datasets.load_digits()
    train, _, (x, y) = three_parts(images / 16, labels)
    model = LogisticRegression(C=1e4, solver="newton-cg", tol=1e-8, max_iter=1000)
    return model.fit(*train).decision_function(x), y


def fit_mnist():
    """Return validation and test logits (1000, 10) and labels of 5000 MNIST digits.

    Logistic regression with C = 1000 and scikit-learn's own solver and tolerance;
    split 0.
    """
    from sklearn.linear_model import LogisticRegression

    images, labels = datasets.load_mnist()
    train, (x_held, y_held), (x_test, y_test) = three_parts(images / 255, labels)
    model = LogisticRegression(C=1e3, max_iter=5000).fit(*train)
    scores = [model.decision_function(x) for x in (x_held, x_test)]
    return scores[0], y_held, scores[1], y_test


def load_digits_logits(folder=DATA):
    """Read the table of `fit_digits`, rounded to a tenth.

    Parameters
    ----------
    folder : pathlib.Path
        Where the table is.

    Returns
    -------
    logits : ndarray of shape (360, 10)
        Each row shifted so that its largest score is 0, which changes no
        probability; scores below -30 are stored as -30.
    labels : ndarray of int, shape (360,)
        The digits that were written.
    """
    table = np.loadtxt(folder / "digits_logits.csv", delimiter=",", dtype=int)
    return table[:, 1:] / 10, table[:, 0]


def load_mnist_logits(folder=DATA):
    """Read the table of `fit_mnist`, rounded to a tenth.

    Parameters
    ----------
    folder : pathlib.Path
        Where the table is.

    Returns
    -------
    held, y_held, test, y_test : ndarrays
        Logits of shape (1000, 10) and labels of shape (1000,), for validation and
        for test; each row's largest score is 0.
    """
    with np.load(folder / "mnist_logits.npz") as stored:
        return tuple(
            stored[name] / 10 if name.startswith("z") else stored[name].astype(int)
            for name in ("z_held", "y_held", "z_test", "y_test")
        )


def in_tenths(logits):
    """Return rows of logits as whole tenths below the largest of each."""
    return np.rint(10 * (logits - logits.max(axis=1, keepdims=True))).astype(int)


def write_digits(folder=DATA):
    """Fit the model of the digits and write its logits into `folder`."""
    z, y = fit_digits()
    np.savetxt(
        folder / "digits_logits.csv",
        np.column_stack([y, np.maximum(in_tenths(z), -300)]),
        fmt="%d",
        delimiter=",",
        header="label, then ten logits in tenths below the largest",
    )


def write_mnist(folder=DATA):
    """Fit the model of the MNIST digits and write its logits into `folder`."""
    z_held, y_held, z_test, y_test = fit_mnist()
    np.savez_compressed(
        folder / "mnist_logits.npz",
        z_held=in_tenths(z_held).astype(np.int16),
        y_held=y_held.astype(np.uint8),
        z_test=in_tenths(z_test).astype(np.int16),
        y_test=y_test.astype(np.uint8),
    )


if __name__ == "__main__":
    write_digits()
    write_mnist()
