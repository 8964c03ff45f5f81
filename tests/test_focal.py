"""Focal loss and its gradient: closed forms, limits, laws, edges, refusals."""

import mpmath
import numpy as np
import oracles
import pytest
from functions import DTYPES, INF, NAN, named
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl

BOTH = [sl.focal_loss, sl.focal_loss_grad]
GAMMAS = [0, 0.5, 1, 2, 5]
logits = st.lists(st.floats(-300, 300), min_size=2, max_size=9)


@mpmath.workdps(300)
def definition(z, y, gamma):
    """Return the loss of one row and its gradient, from the formulas."""
    p = oracles.softmax(np.array(z, float))
    gamma = mpmath.mpf(gamma)
    missing = mpmath.fsum(p[:y] + p[y + 1 :])
    log_p = oracles.log_softmax(np.array(z, float))[y]
    loss = -(missing**gamma) * log_p
    # the quotient rule on -(1 - p)^gamma ln p, then dp_y/dz_j = p_y (d_jy - p_j)
    outer = gamma * missing ** (gamma - 1) * log_p - missing**gamma / p[y]
    inner = [p[y] * (missing if j == y else -x) for j, x in enumerate(p)]
    return loss, [outer * each for each in inner]


@given(logits, st.integers(0, 1), st.sampled_from(GAMMAS))
def test_loss_and_gradient_are_those_of_the_definition(z, y, gamma):
    loss, gradient = definition(z, y, gamma)
    assert float(sl.focal_loss(z, y, gamma=gamma)) == pytest.approx(
        float(loss), rel=1e-13, abs=1e-300
    )
    np.testing.assert_allclose(
        sl.focal_loss_grad(z, y, gamma=gamma),
        [float(g) for g in gradient],
        rtol=1e-13,
        atol=1e-300,
    )


def test_the_airplane_by_hand():
    # p = 0.9315, so (1 - p)^2 (-ln p) = 0.0685^2 · 0.0709
    loss = sl.focal_loss([-3.44, 1.16, -0.81, 3.91], 3)
    assert float(loss) == pytest.approx(0.0685**2 * 0.0709, rel=3e-3)


@named(BOTH)
def test_at_gamma_0_it_is_cross_entropy(function):
    rng = np.random.default_rng(0)
    z, y, weight = rng.normal(0, 3, (7, 4)), rng.integers(4, size=7), [1, 0, 2, 0.5]
    plain = {sl.focal_loss: sl.cross_entropy, sl.focal_loss_grad: sl.cross_entropy_grad}
    for options in ({}, {"weight": weight}, {"reduction": "sum"}):
        np.testing.assert_allclose(
            function(z, y, gamma=0, **options),
            plain[function](z, y, **options),
            rtol=1e-14,
        )


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("gamma", GAMMAS)
def test_the_gradient_is_that_of_the_loss(gamma, reduction):
    rng = np.random.default_rng(1)
    z, y = rng.normal(0, 2, (5, 4)), np.array([0, 1, 2, 3, 0])
    options = {"gamma": gamma, "weight": [1, 2, 0, 0.5], "reduction": reduction}
    deviation = sl.gradcheck(
        lambda z: sl.focal_loss(z, y, **options),
        lambda z: sl.focal_loss_grad(z, y, **options),
        z,
    )
    assert deviation < 1e-10


@given(logits, st.floats(0, 6))
def test_it_lies_between_0_and_cross_entropy(z, gamma):
    loss = sl.focal_loss(z, 0, gamma=gamma)
    assert 0 <= loss <= sl.cross_entropy(z, 0) * (1 + 1e-14)


@given(logits, st.floats(0, 6))
def test_its_gradient_points_where_that_of_cross_entropy_does(z, gamma):
    slope, plain = sl.focal_loss_grad(z, 0, gamma=gamma), sl.cross_entropy_grad(z, 0)
    assert (slope * plain >= 0).all()


def test_its_pull_exceeds_that_of_cross_entropy_where_the_label_is_unlikely():
    # p = 0.2, gamma = 2: 0.8 (0.8 + 2 · 0.2 ln 5) = 1.155
    z = [0, np.log(4)]
    factor = sl.focal_loss_grad(z, 0)[0] / sl.cross_entropy_grad(z, 0)[0]
    assert factor == pytest.approx(0.8 * (0.8 + 0.4 * np.log(5)))


def test_it_is_lowest_at_a_probability_less_sure_than_the_truth():
    def cost(p):
        """The mean loss where nine of ten are of the first class."""
        right, wrong = (1 - p) ** 2 * mpmath.log(p), p**2 * mpmath.log(1 - p)
        return -(9 * right + wrong) / 10

    best = float(mpmath.findroot(lambda p: mpmath.diff(cost, p), (0.6, 0.85)))
    m = np.linspace(0, 6, 6001)
    z = np.stack([m, np.zeros_like(m)], axis=1)
    labels = [np.full(len(m), y) for y in (0, 1)]
    right, wrong = (sl.focal_loss(z, y, reduction="none") for y in labels)
    found = sl.sigmoid(m[(0.9 * right + 0.1 * wrong).argmin()])
    assert found == pytest.approx(best, abs=1e-3)
    assert best < 0.85


# edges


def test_a_certain_answer_costs_nothing_and_pulls_nothing():
    assert sl.focal_loss([1000.0, 0.0], 0) == 0
    assert sl.focal_loss_grad([1000.0, 0.0], 0).tolist() == [0, 0]


def test_an_answer_that_was_excluded_costs_everything():
    assert sl.focal_loss([-INF, 0.0], 0) == INF
    assert sl.focal_loss_grad([-INF, 0.0], 0).tolist() == [-1, 1]


def test_a_tiny_probability_of_the_others_keeps_its_digits():
    # (1 - p)^3 with 1 - p = exp(-50) but for a relative exp(-50)
    assert float(sl.focal_loss([50.0, 0.0], 0)) == pytest.approx(
        np.exp(-150), rel=1e-13, abs=0
    )


@named(BOTH)
def test_nan_stays_nan(function):
    assert np.isnan(function([NAN, 0.0], 0)).all()


@named(BOTH)
@pytest.mark.parametrize("dtype", DTYPES)
def test_the_dtype_is_kept(function, dtype):
    assert function(np.zeros((2, 3), dtype), [0, 1]).dtype == dtype


def test_no_rows_cost_nothing():
    z, y = np.zeros((0, 3)), np.zeros(0, int)
    assert sl.focal_loss(z, y) == 0
    assert sl.focal_loss(z, y, weight=[1, 1, 1]) == 0
    assert sl.focal_loss_grad(z, y).shape == (0, 3)


def test_rows_without_weight_cost_nothing_whatever_they_hold():
    z, y = [[-INF, 0.0], [1.0, 0.0]], [0, 1]
    assert sl.focal_loss(z, y, weight=[0, 1]) == sl.focal_loss(z[1], 1)
    assert sl.focal_loss_grad(z, y, weight=[0, 1])[0].tolist() == [0, 0]
    assert sl.focal_loss(z, y, weight=[0, 0]) == 0


@named(BOTH)
def test_classes_may_lie_along_any_axis(function):
    z, y = np.random.default_rng(2).normal(size=(4, 3, 2)), np.ones((4, 2), int)
    along = function(z, y, axis=1)
    moved = function(np.moveaxis(z, 1, -1), y)
    np.testing.assert_allclose(
        along, moved if moved.ndim == 0 else np.moveaxis(moved, -1, 1), rtol=1e-14
    )


@named(BOTH)
def test_the_input_is_not_changed(function):
    z = np.array([[1.0, 2.0], [INF, 0.0]])
    before = z.copy()
    function(z, [0, 1])
    np.testing.assert_array_equal(z, before)


@named(BOTH)
@pytest.mark.parametrize(
    ("y", "options", "message"),
    [
        ([[1, 0], [0, 1]], {}, "takes integer labels"),
        ([0, 1], {"gamma": -1}, "gamma must be 0 or more"),
        ([0, 1], {"gamma": INF}, "gamma must be 0 or more"),
        ([0, 2], {}, "none of the 2 classes"),
        ([0, 1], {"weight": [1, -1]}, "not negative"),
        ([0, 1], {"reduction": "average"}, "reduction must be"),
    ],
)
def test_what_has_no_meaning_is_refused(function, y, options, message):
    with pytest.raises(ValueError, match=message):
        function(np.zeros((2, 2)), y, **options)
