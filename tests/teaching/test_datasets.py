import numpy as np
import pytest
import sklearn.datasets
from scipy.optimize import linprog

from softmax_lib.teaching import datasets


@pytest.mark.parametrize(
    ("load", "shape", "counts"),
    [
        (datasets.load_digits, (1797, 64), None),
        (datasets.load_iris, (150, 4), [50, 50, 50]),
        (datasets.load_wine, (178, 13), [59, 71, 48]),
        (datasets.load_breast_cancer, (569, 30), [212, 357]),
        (datasets.load_mnist, (5000, 784), [500] * 10),
    ],
)
def test_the_data_are_what_their_docstrings_say(load, shape, counts):
    measurements, labels = load()
    assert measurements.shape == shape
    assert measurements.dtype == np.float64
    assert labels.shape == shape[:1]
    if counts:
        assert np.bincount(labels).tolist() == counts


@pytest.mark.parametrize("name", ["digits", "iris", "wine", "breast_cancer"])
def test_the_data_are_those_that_scikit_learn_reads(name):
    ours = getattr(datasets, f"load_{name}")()
    theirs = getattr(sklearn.datasets, f"load_{name}")(return_X_y=True)
    for one, other in zip(ours, theirs, strict=True):
        assert one.dtype == other.dtype
        np.testing.assert_array_equal(one, other)


def test_a_missing_scikit_learn_is_named(monkeypatch):
    monkeypatch.setattr(datasets, "find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match="sklearn") as error:
        datasets.load_iris()
    assert error.value.name == "sklearn"


def test_the_irises_are_those_of_fisher():
    """Rows 34 and 37 are wrong in the UCI repository's copy."""
    measurements, _ = datasets.load_iris()
    assert measurements[34].tolist() == [4.9, 3.1, 1.5, 0.2]
    assert measurements[37].tolist() == [4.9, 3.6, 1.4, 0.1]


@pytest.mark.parametrize("load", [datasets.load_iris, datasets.load_breast_cancer])
def test_a_plane_separates_class_0_from_the_rest(load):
    """The setosas from all other irises (chapter 1), the tumours (chapter 4)."""
    measurements, labels = load()
    sides = np.where(labels == 0, -1, 1)[:, None]
    rows = sides * np.column_stack([measurements, np.ones(len(labels))])
    plane = linprog(
        np.zeros(rows.shape[1]), -rows, -np.ones(len(rows)), bounds=(None, None)
    )
    assert (rows @ plane.x > 0).all()
