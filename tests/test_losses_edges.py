"""Cross-entropy: the edge table, nothing that counts, odd labels, refusals."""

import itertools
import math

import numpy as np
import pytest
from functions import DTYPES, INF, NAN, named, same

import softmax_lib as sl
from softmax_lib._conformance.edges import EDGES

EPS = np.finfo(float).eps
BOTH = [sl.cross_entropy, sl.cross_entropy_grad]


def certain(y, size):
    return np.eye(size)[np.asarray(y)]


def case(shape=(6, 5), seed=5):
    rng = np.random.default_rng(seed)
    return rng.normal(size=shape) * 3, rng.integers(shape[-1], size=shape[:-1])


# edges


@pytest.mark.parametrize("axis", [0, -1])
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    "edge", [e for e in EDGES if e.z and e.where is None], ids=lambda edge: edge.name
)
def test_edge(edge, dtype, axis):
    size = len(edge.z)
    z = np.array([edge.z] * size, dtype)
    z = z.T if axis == 0 else z
    masses = certain(range(size), size)
    eps = max(float(np.finfo(dtype).eps), EPS)
    with np.errstate(all="raise"):
        by_label = sl.cross_entropy(z, np.arange(size), axis=axis, reduction="none")
        by_mass = sl.cross_entropy(z, masses, axis=axis, reduction="none")
        slope = sl.cross_entropy_grad(z, np.arange(size), axis=axis, reduction="sum")
        slopes = sl.cross_entropy_grad(z, masses, axis=axis, reduction="sum")
    expected = (0 - np.array(edge.log_softmax)).astype(dtype)
    for losses in (by_label, by_mass):
        assert losses.dtype == dtype
        np.testing.assert_allclose(losses, expected, rtol=4 * eps)
        assert not np.signbit(losses[losses == 0]).any()
    expected = (np.array(edge.softmax) - masses).astype(dtype)
    for gradient in (slope, slopes):
        assert gradient.dtype == dtype
        gradient = gradient.T if axis == 0 else gradient
        np.testing.assert_allclose(gradient, expected, rtol=4 * eps, atol=1e-12)


@pytest.mark.parametrize("labels", [True, False])
@named(BOTH)
def test_where_nothing_counts_nothing_is_lost(function, labels):
    y = [2, 2] if labels else certain([2, 2], 3)
    z = np.array([[NAN, INF, 0], [1, 2, 3]])
    for options in ({"ignore_index": 2}, {"weight": [1, 1, 0]}):
        for reduction in ("mean", "sum", "none"):
            with np.errstate(all="raise"):
                result = function(z, y, reduction=reduction, **options)
            assert not np.any(result)
            assert not np.isnan(result).any()


@named(BOTH)
@pytest.mark.parametrize("shape", [(0, 3), (2, 0, 3), (0, 0)])
def test_no_rows_cost_nothing(function, shape):
    for y in (
        np.zeros(shape[:-1], int),
        np.zeros(shape),
        np.zeros(shape[:-1]).tolist(),
    ):
        if np.shape(y) not in (shape, shape[:-1]):
            continue
        for reduction in ("mean", "none"):
            result = function(np.zeros(shape), y, reduction=reduction)
            assert not np.any(result)
        assert np.shape(function(np.zeros(shape), y)) == (
            () if function is sl.cross_entropy else shape
        )


@named(BOTH)
def test_no_classes_can_only_be_ignored(function):
    z = np.empty((2, 0))
    assert not np.any(function(z, [-100, -100], ignore_index=-100))
    assert not np.any(function(z, [-1, -1], ignore_index=-1, label_smoothing=0.5))
    with pytest.raises(ValueError, match="none of the 0 classes"):
        function(z, [0, 0])


def test_impossible_classes_without_mass_cost_nothing():
    z = [0.0, -INF, 0.0]
    assert sl.cross_entropy(z, [0.5, 0, 0.5]) == math.log(2)
    assert sl.cross_entropy(z, [0.5, 0.25, 0.25]) == INF
    assert sl.cross_entropy_grad(z, [0.5, 0, 0.5]).tolist() == [0, 0, 0]
    assert sl.cross_entropy_grad(z, 1).tolist() == [0.5, -1, 0.5]


@named(BOTH)
@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.int64, np.uint64])
def test_labels_may_be_any_integers(function, dtype):
    z, y = case()
    assert same(function(z, y.astype(dtype), ignore_index=-100), function(z, y))
    assert same(function(z, y.tolist()), function(z, y))


@pytest.mark.parametrize("dtype", DTYPES)
def test_many_float16_losses_are_summed_in_float32(dtype):
    z = np.zeros((70_000, 2), dtype)
    loss = sl.cross_entropy(z, np.zeros(70_000, int))
    assert loss.dtype == dtype
    assert float(loss) == pytest.approx(
        math.log(2), rel=float(np.finfo(dtype).eps) + 1e-6
    )


def test_losses_whose_sum_is_too_large_for_float32_have_a_mean():
    z = np.array([[3e38, 0]] * 2, np.float32)
    assert sl.cross_entropy(z, [1, 1]) == z[0, 0]


@named(BOTH)
def test_the_input_is_not_changed(function):
    z, y = case()
    q, weight = certain(y, 5), np.ones(5)
    for a in (z, y, q, weight):
        a.flags.writeable = False
    for targets, smoothing in itertools.product((y, q), (0.0, 0.1)):
        options = {"ignore_index": 0, "label_smoothing": smoothing, "weight": weight}
        function(z, targets, **options)
    assert same(z, case()[0])
    assert same(q, certain(y, 5))


# refusals


@named(BOTH)
@pytest.mark.parametrize(
    ("y", "options", "error", "message"),
    [
        ([0, 3], {}, ValueError, "label 3 is none of the 3 classes, 0 to 2"),
        ([0, -1], {}, ValueError, "label -1 is none.*pass ignore_index"),
        ([0, -100], {"ignore_index": -1}, ValueError, "label -100"),
        ([0.0, 1.0], {}, TypeError, r"integers, not float64; pass y\.astype\(int\)"),
        ([True, False], {}, TypeError, "integers, not bool"),
        ([0], {}, ValueError, r"y has shape \(1,\); for z of shape \(2, 3\)"),
        (0, {}, ValueError, r"must be \(2,\), integer labels, or \(2, 3\)"),
        (np.ones((2, 3)), {}, ValueError, "y must be probabilities.*sums to 3"),
        (np.ones((2, 3)) * 1j, {}, TypeError, "y must hold real numbers"),
        (np.ma.array([0, 1]), {}, TypeError, r"y\.filled\(-100\)"),
        ([0, 1], {"weight": [1, 2]}, ValueError, r"shape \(2,\); there are 3 classes"),
        ([0, 1], {"weight": [1, 2, -1]}, ValueError, "not negative"),
        ([0, 1], {"weight": [1, 2, INF]}, ValueError, "finite"),
        ([0, 1], {"weight": [1, 2, NAN]}, ValueError, "finite"),
        ([0, 1], {"ignore_index": 1.0}, TypeError, "ignore_index must be an integer"),
        ([0, 1], {"label_smoothing": 1.5}, ValueError, "label_smoothing must lie"),
        ([0, 1], {"label_smoothing": NAN}, ValueError, "label_smoothing must lie"),
        ([0, 1], {"reduction": "avg"}, ValueError, "reduction must be"),
        ([0, 1], {"axis": None}, TypeError, "axis=None is not accepted"),
        ([0, 1], {"axis": 2}, np.exceptions.AxisError, "out of bounds"),
    ],
)
def test_refused(function, y, options, error, message):
    with pytest.raises(error, match=message):
        function(np.zeros((2, 3)), y, **options)


@pytest.mark.parametrize(
    ("y", "classes", "eps", "error", "message"),
    [
        ([3], 3, 0.1, ValueError, "none of the 3 classes"),
        ([0], 3, -0.1, ValueError, "eps must lie"),
        ([0], 3, 1.1, ValueError, "eps must lie"),
        ([-100], 3, 0.1, ValueError, "take such entries out first"),
        (np.ma.array([0], mask=[1]), 3, 0.1, TypeError, "take the masked entries out"),
        ([0.5], 3, 0.1, TypeError, "integers"),
        ([0], 3.0, 0.1, TypeError, "integer"),
    ],
)
def test_what_cannot_be_smoothed(y, classes, eps, error, message):
    with pytest.raises(error, match=message):
        sl.smooth_labels(y, classes=classes, eps=eps)


@named(BOTH)
@pytest.mark.parametrize("label", [3, np.int64(3), np.array(3), -1])
def test_a_label_beyond_the_classes_of_one_row_is_refused(function, label):
    with pytest.raises(ValueError, match="none of the 3 classes"):
        function(np.array([0.5, -1.0, 2.0]), label)


# rows that count nothing, beside rows that do: expected values from the formula


def test_an_ignored_row_leaves_the_gradients_of_the_others_alone():
    z, y = case()
    ignored = np.where(np.arange(6) == 1, -100, y)
    expected = np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True) - certain(y, 5)
    expected[1] = 0
    gradient = sl.cross_entropy_grad(z, ignored, ignore_index=-100, reduction="sum")
    np.testing.assert_allclose(gradient, expected, rtol=1e-13, atol=1e-15)


def test_a_distribution_without_mass_costs_nothing_beside_others_that_cost():
    z, _ = case((3, 4))
    z[1] = NAN
    q = np.array([[0.5, 0, 0.5, 0], [0, 1, 0, 0], [0, 0, 0, 1.0]])
    weight = [1, 0, 1, 1]
    p = np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)
    losses = -(q * np.log(p)).sum(axis=-1)
    losses[1] = 0
    gradient = p - q
    gradient[1] = 0
    options = {"weight": weight, "reduction": "none"}
    np.testing.assert_allclose(sl.cross_entropy(z, q, **options), losses, rtol=1e-13)
    np.testing.assert_allclose(
        sl.cross_entropy_grad(z, q, **options), gradient, rtol=1e-13, atol=1e-15
    )
    mean = sl.cross_entropy(z, q, weight=weight)
    assert mean == pytest.approx(losses.sum() / 2, rel=1e-13)


def test_float16_distributions_are_computed_in_float32():
    z, _ = case((2000, 2))
    z, q = z.astype(np.float16), np.full((2000, 2), 1 / 2)
    loss = sl.cross_entropy(z, q, reduction="none")
    exact = sl.cross_entropy(z.astype(float), q, reduction="none")
    assert loss.dtype == np.float16
    assert np.abs(loss / exact - 1).max() <= 0.51 * np.finfo(np.float16).eps


# gradients that are not finite


@pytest.mark.parametrize("size", [1, 2, 5])
@pytest.mark.parametrize("held", [NAN, -INF])
def test_the_gradient_is_nan_where_softmax_is(size, held):
    z = np.array([[held] * size, [1.0] * size])
    for y in ([0, 0], certain([0, 0], size)):
        slope = sl.cross_entropy_grad(z, y, reduction="sum")
        assert np.isnan(slope[0]).all()
        assert np.isfinite(slope[1]).all()
