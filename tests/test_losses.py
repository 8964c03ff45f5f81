"""Cross-entropy: by hand, its laws, and against independent oracles."""

import math

import mpmath
import numpy as np
import oracles
import pytest
import scipy.special
from functions import INF, NAN, named, same
from hypothesis import given
from hypothesis import strategies as st
from oracles import FLOATS

import softmax_lib as sl

EPS = np.finfo(float).eps
BOTH = [sl.cross_entropy, sl.cross_entropy_grad]

logits = st.lists(st.floats(-40, 40), min_size=2, max_size=30).map(np.array)
seeds = st.integers(0, 999)


def certain(y, size):
    return np.eye(size)[np.asarray(y)]


def case(shape=(6, 5), seed=5):
    rng = np.random.default_rng(seed)
    return rng.normal(size=shape) * 3, rng.integers(shape[-1], size=shape[:-1])


# values a reader can check by hand


def test_the_airplane_costs_0_0709_nats():
    z = [-3.44, 1.16, -0.81, 3.91]
    assert sl.cross_entropy(z, 3).round(10) == 0.0709109541
    gradient = sl.cross_entropy_grad(z, 3).round(6)
    assert gradient.tolist() == [0.000599, 0.059552, 0.008305, -0.068455]


def test_equal_logits_cost_the_logarithm_of_their_number():
    assert sl.cross_entropy(np.zeros(8), 5) == math.log(8)
    assert sl.cross_entropy_grad(np.zeros(4), 1).tolist() == [0.25, -0.75, 0.25, 0.25]


def test_a_dominant_right_answer_costs_exp_of_minus_its_lead():
    # log(1 + exp(-50)) and 1 / (1 + exp(50)) are exp(-50), but for its square
    truth = pytest.approx(1.9287498479639178e-22, rel=2 * EPS, abs=0)
    assert sl.cross_entropy([50, 0], 0) == truth
    down, up = sl.cross_entropy_grad([50.0, 0.0], 0)
    assert up == -down == truth


def test_smoothing_leaves_the_right_class_its_part_of_the_share():
    q = sl.smooth_labels(2, classes=4, eps=0.2)
    np.testing.assert_allclose(q, [0.05, 0.05, 0.85, 0.05], rtol=2 * EPS)


def test_the_best_gap_under_smoothing_of_a_tenth_over_ten_classes_is_ln_91():
    z = math.log(91) * certain(3, 10)
    gradient = sl.cross_entropy_grad(z, 3, label_smoothing=0.1)
    assert np.abs(gradient).max() <= 4 * EPS


def test_weights_are_averaged_over_what_they_weigh():
    z, weight = np.zeros((2, 2)), [3.0, 1.0]
    # both rows cost log 2, so a mean of any weights does
    assert sl.cross_entropy(z, [0, 1], weight=weight) == math.log(2)
    each = sl.cross_entropy(z, [0, 1], weight=weight, reduction="none")
    assert each.tolist() == [3 * math.log(2), math.log(2)]


# properties


@given(logits, seeds, st.integers(-1000, 1000))
def test_adding_a_constant_changes_nothing(z, seed, shift):
    z, y = np.round(z * 2**20) / 2**20, seed % len(z)  # so that z + shift is exact
    loss = sl.cross_entropy(z, y)
    assert sl.cross_entropy(z + shift, y) == pytest.approx(loss, rel=40 * EPS, abs=0)


@given(logits, seeds)
def test_the_loss_is_minus_the_log_probability(z, seed):
    y = seed % len(z)
    expected = -sl.log_softmax(z)[y]
    assert sl.cross_entropy(z, y) == pytest.approx(expected, rel=24 * EPS, abs=0)


@given(logits, seeds)
def test_the_gradient_sums_to_zero_exactly_but_for_the_order(z, seed):
    gradient = sl.cross_entropy_grad(z, seed % len(z))
    assert abs(math.fsum(gradient)) <= len(z) * EPS * np.abs(gradient).max()


@given(
    seeds,
    st.sampled_from([None, 0, 3, -100]),
    st.sampled_from([0.0, 0.1, 1.0]),
    st.booleans(),
    st.sampled_from(["mean", "sum", "none"]),
)
def test_a_label_is_the_distribution_that_is_certain_of_it(
    seed, ignore_index, smoothing, weighted, reduction
):
    z, y = case(seed=seed)
    options = {
        "ignore_index": ignore_index,
        "label_smoothing": smoothing,
        "weight": [2.0, 0.0, 1.0, 0.5, 3.0] if weighted else None,
        "reduction": reduction,
    }
    for function in BOTH:
        by_label = function(z, y, **options)
        by_mass = function(z, certain(y, 5), **options)
        np.testing.assert_allclose(by_label, by_mass, rtol=1e-13, atol=1e-16)


@given(seeds, st.floats(0, 1))
def test_smoothed_labels_are_the_distributions_of_label_smoothing(seed, eps):
    z, y = case(seed=seed)
    smooth = sl.smooth_labels(y, classes=5, eps=eps)
    assert np.abs(smooth.sum(axis=-1) - 1).max() <= 4 * EPS
    np.testing.assert_allclose(
        sl.cross_entropy(z, smooth),
        sl.cross_entropy(z, y, label_smoothing=eps),
        rtol=20 * EPS,
    )


@named(BOTH)
def test_an_ignored_row_might_as_well_not_be_there(function):
    z, y = case()
    y[[1, 4]] = -100
    z[1] = NAN
    keep = y >= 0
    for reduction in ("mean", "sum", "none"):
        options = {"reduction": reduction, "weight": np.arange(5.0)}
        result = function(z, y, ignore_index=-100, **options)
        expected = function(z[keep], y[keep], **options)
        if np.ndim(result):
            assert not result[~keep].any()
            result = result[keep]
        np.testing.assert_allclose(result, expected, rtol=4 * EPS)


@named(BOTH)
def test_mass_on_the_ignored_class_counts_nothing_and_the_rest_counts_as_it_is(
    function,
):
    z, _ = case((1, 5))
    half = function(z, [[0.5, 0, 0.5, 0, 0]], ignore_index=2, reduction="sum")
    np.testing.assert_allclose(
        half, function(z, [0], reduction="sum") / 2, rtol=4 * EPS
    )


@named(BOTH)
@pytest.mark.parametrize("axis", [0, 1, -1, (0, 1), (2, 0), (0, 1, 2)])
def test_an_axis_is_a_row_of_the_moved_array(function, axis):
    rng = np.random.default_rng(5)
    z, q = sl.softmax(rng.normal(size=(2, 3, 4, 5)), axis=(1, 2, 3))
    q = sl.softmax(q, axis=axis)
    axes = sorted(a % 3 for a in np.atleast_1d(axis))
    rest = tuple(n for a, n in enumerate(z.shape) if a not in axes)
    size = z.size // math.prod(rest)
    y = rng.integers(size, size=rest)

    def rows(a):
        return np.moveaxis(a, axes, range(len(rest), 3)).reshape(*rest, size)

    for target, as_row in ((y, y), (q, rows(q))):
        for reduction in ("none", "mean"):
            result = function(z, target, axis=axis, reduction=reduction)
            expected = function(rows(z), as_row, reduction=reduction)
            result = rows(result) if function is sl.cross_entropy_grad else result
            np.testing.assert_allclose(result, expected, rtol=16 * EPS)


@named(BOTH)
@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_a_row_alone_gives_the_same_bits(function, smoothing):
    z, y = case((7, 300))
    options = {"reduction": "none", "label_smoothing": smoothing}
    together = function(z, y, **options)
    alone = [function(row, label, **options) for row, label in zip(z, y, strict=True)]
    assert same(together, np.array(alone))
    columns = function(np.ascontiguousarray(z.T), y, axis=0, **options)
    one = [function(z[i][:, None], y[i : i + 1], axis=0, **options) for i in range(7)]
    one = np.concatenate(one, axis=-1)
    assert same(columns, one)


@named(BOTH)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@given(
    z=st.lists(
        st.floats(-300, 300, width=32) | st.sampled_from([-INF, INF, NAN]),
        min_size=1,
        max_size=40,
    ),
    seed=seeds,
)
def test_one_label_gives_the_same_bits_as_a_batch_of_one(function, dtype, z, seed):
    z, y = np.array(z, dtype), seed % len(z)
    alone, batch = function(z, y), function(z[None], [y])
    assert same(alone, batch if function is sl.cross_entropy else batch[0])


@named(BOTH)
def test_strides_and_memory_order_make_no_difference(function):
    z, y = case((8, 12))
    for view in (z[::2, ::3], z[::-1], np.asfortranarray(z), z.astype(">f8")):
        labels = y[: len(view)] % view.shape[1]
        expected = function(view.astype(np.float64, order="C"), labels)
        assert same(function(view, labels), expected)


# oracles

REGIMES = {
    "ordinary": lambda n: n * 3,
    "wide": lambda n: n * 150,
    "offset 1e4": lambda n: n * 3 + 1e4,
    "one dominant": lambda n: n + 60 * np.eye(*n.shape),
}


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("dtype", FLOATS)
def test_the_loss_has_all_its_digits(dtype, regime):
    z = REGIMES[regime](np.random.default_rng(5).normal(size=(12, 10))).astype(dtype)
    y = np.arange(12) % 10
    truth = [
        oracles.cross_entropy(r, q) for r, q in zip(z, certain(y, 10), strict=True)
    ]
    bound = 0.51 if dtype == np.float16 else 12
    for targets in (y, certain(y, 10)):
        losses = sl.cross_entropy(z, targets, reduction="none")
        assert oracles.worst_ulp(losses, truth) <= bound


@pytest.mark.parametrize("smoothing", [0, 0.1])
@pytest.mark.parametrize("regime", REGIMES)
def test_every_entry_of_the_gradient_has_all_its_digits(regime, smoothing):
    z = REGIMES[regime](np.random.default_rng(5).normal(size=(12, 10)))
    y = np.arange(12) % 10
    masses = sl.smooth_labels(y, classes=10, eps=smoothing)
    targets = masses if smoothing else y
    gradient = sl.cross_entropy_grad(z, targets, reduction="sum")
    for row, q, result in zip(z, masses, gradient, strict=True):
        truth = oracles.cross_entropy_grad(row, q)
        norm = mpmath.norm(truth)
        off = [oracles.exact(g) - t for g, t in zip(result, truth, strict=True)]
        assert mpmath.norm(off) <= 1e-13 * norm
        if not smoothing:
            # 8 ulp of softmax, and the sum of nine of them
            assert oracles.worst_ulp(result, truth) <= 16


@given(logits, seeds)
def test_the_complex_step_agrees(z, seed):
    y, h = seed % len(z), 1e-200
    steps = z + 1j * h * np.eye(len(z))
    top = z.max()
    loss = np.log(np.exp(steps - top).sum(axis=-1)) + top - steps[:, y]
    gradient = sl.cross_entropy_grad(z, y)
    # the textbook's formula rounds z - max, up to 80, and cancels at the label
    assert np.abs(gradient - loss.imag / h).max() <= 80 * EPS


def test_scipy_agrees():
    z, y = case((50, 7))
    rows = np.arange(50)
    truth = -scipy.special.log_softmax(z, axis=-1)[rows, y]
    np.testing.assert_allclose(
        sl.cross_entropy(z, y, reduction="none"), truth, rtol=1e-13
    )
    gradient = scipy.special.softmax(z, axis=-1)
    gradient[rows, y] -= 1
    np.testing.assert_allclose(sl.cross_entropy_grad(z, y), gradient / 50, atol=1e-15)


def test_the_binary_loss_names_the_argument_that_holds_no_real_numbers():
    with pytest.raises(TypeError, match=r"^z must hold real numbers"):
        sl.bce_with_logits([1j], [0.5])
    with pytest.raises(TypeError, match=r"^y must hold real numbers"):
        sl.bce_with_logits([1.0], [1j])
