"""cross_entropy_chunked."""

import math
import tracemalloc

import numpy as np
import oracles
import pytest
from functions import DTYPES, INF, NAN, same
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl

EPS = np.finfo(float).eps


def case(rows=6, features=4, size=37, seed=8):
    rng = np.random.default_rng(seed)
    hidden = rng.normal(size=(rows, features))
    return hidden, rng.normal(size=(features, size)), rng.integers(size, size=rows)


# values a reader can check by hand


def test_equal_logits_cost_the_logarithm_of_their_number():
    loss = sl.cross_entropy_chunked(np.zeros((2, 3)), np.ones((3, 8)), [0, 7], chunk=3)
    assert loss == pytest.approx(math.log(8), rel=4 * EPS)


@pytest.mark.parametrize("chunk", [1, 2])
def test_a_dominant_right_answer_costs_exp_of_minus_its_lead(chunk):
    loss = sl.cross_entropy_chunked([[1.0]], [[0.0, 50.0, -1.0]], [1], chunk=chunk)
    truth = oracles.cross_entropy(np.array([0.0, 50.0, -1.0]), np.array([0.0, 1, 0]))
    assert oracles.worst_ulp([loss], [truth]) <= 8


# properties


@given(
    st.integers(0, 999),
    st.integers(1, 50),
    st.sampled_from(["mean", "sum", "none"]),
)
def test_chunks_change_nothing(seed, chunk, reduction):
    hidden, projection, y = case(seed=seed)
    parts = sl.cross_entropy_chunked(
        hidden, projection, y, chunk=chunk, reduction=reduction
    )
    whole = sl.cross_entropy(hidden @ projection, y, reduction=reduction)
    # products of four numbers, logits below 20, and up to 37 merges
    np.testing.assert_allclose(parts, whole, rtol=400 * EPS, atol=200 * EPS)


def test_leading_axes_are_those_of_the_labels():
    hidden, projection, y = case()
    folded = sl.cross_entropy_chunked(
        hidden.reshape(2, 3, 4), projection, y.reshape(2, 3), reduction="none"
    )
    flat = sl.cross_entropy_chunked(hidden, projection, y, reduction="none")
    np.testing.assert_allclose(folded, flat.reshape(2, 3), rtol=100 * EPS, strict=True)
    one = sl.cross_entropy_chunked(hidden[0], projection, y[0])
    assert one == pytest.approx(flat[0], rel=100 * EPS)


def test_the_logits_are_never_in_memory_at_once():
    hidden, projection, y = case(rows=64, features=2, size=50_257)
    sl.cross_entropy_chunked(hidden, projection, y, chunk=1024)
    tracemalloc.start()
    sl.cross_entropy_chunked(hidden, projection, y, chunk=1024)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6 * 64 * 1024 * 8 < 64 * 50_257 * 8 / 8


# oracles


def test_mpmath_agrees():
    # integers, so that the products are exact
    rng = np.random.default_rng(8)
    hidden = rng.integers(-9, 9, size=(5, 3)).astype(float)
    projection = rng.integers(-9, 9, size=(3, 20)).astype(float)
    y = rng.integers(20, size=5)
    losses = sl.cross_entropy_chunked(hidden, projection, y, chunk=6, reduction="none")
    for z, label, loss in zip(hidden @ projection, y, losses, strict=True):
        truth = oracles.cross_entropy(z, np.eye(20)[label])
        assert oracles.worst_ulp([loss], [truth]) <= 12


# edges


@pytest.mark.parametrize("chunk", [1, 2, 5])
@pytest.mark.parametrize(
    "z",
    [
        [0, INF, -INF],
        [INF, INF, 0],
        [-INF, -INF, -INF],
        [NAN, 0, INF],
        [0, -INF, 0],
        [-1e308, 1e308, 1e308],
    ],
)
def test_edges_are_those_of_cross_entropy(z, chunk):
    # one feature, which is 1: the projection is the logits
    hidden, y = np.ones((3, 1)), [0, 1, 2]
    with np.errstate(all="raise"):
        parts = sl.cross_entropy_chunked(hidden, [z], y, chunk=chunk, reduction="none")
    whole = sl.cross_entropy([z] * 3, y, reduction="none")
    np.testing.assert_allclose(parts, whole, rtol=8 * EPS)


@pytest.mark.parametrize("dtype", DTYPES)
def test_floats_keep_their_dtype(dtype):
    hidden, projection, y = case()
    hidden, projection = hidden.astype(dtype), projection.astype(dtype)
    loss = sl.cross_entropy_chunked(hidden, projection, y, chunk=10)
    assert loss.dtype == dtype
    wide = sl.cross_entropy(hidden.astype(float) @ projection.astype(float), y)
    assert float(loss) == pytest.approx(
        wide, rel=100 * max(EPS, float(np.finfo(dtype).eps) / 50)
    )


def test_no_rows_cost_nothing():
    assert sl.cross_entropy_chunked(np.empty((0, 4)), np.ones((4, 3)), []) == 0


def test_the_input_is_not_changed():
    parts = case()
    before = [a.copy() for a in parts]
    for a in parts:
        a.flags.writeable = False
    sl.cross_entropy_chunked(*parts)
    assert all(same(a, b) for a, b in zip(parts, before, strict=True))


# refusals


@pytest.mark.parametrize(
    ("hidden", "projection", "y", "options", "error", "message"),
    [
        (1.0, [[1.0]], 0, {}, ValueError, r"must be \(\.\.\., D\) and \(D, K\)"),
        ([1.0], [1.0], 0, {}, ValueError, r"must be \(\.\.\., D\) and \(D, K\)"),
        ([1.0, 2.0], np.ones((3, 2)), 0, {}, ValueError, r"pass projection\.T"),
        ([[1.0]], [[1.0]], 0, {}, ValueError, "one label for each row of hidden"),
        ([[1.0]], [[1.0]], [1], {}, ValueError, "label 1 is none of the 1 classes"),
        ([[1.0]], [[1.0]], [0.5], {}, TypeError, "labels must be integers"),
        ([[1j]], [[1.0]], [0], {}, TypeError, "hidden must hold real numbers"),
        ([[1.0]], [[1j]], [0], {}, TypeError, "projection must hold real numbers"),
        ([[1.0]], [[1.0]], [0], {"chunk": 0}, ValueError, "at least 1"),
        ([[1.0]], [[1.0]], [0], {"reduction": 1}, ValueError, "reduction must be"),
    ],
)
def test_refused(hidden, projection, y, options, error, message):
    with pytest.raises(error, match=message):
        sl.cross_entropy_chunked(hidden, projection, y, **options)


def test_infinities_in_chunks_are_counted_and_the_largest_logits_beside_them_nothing():
    def loss(projection, y):
        return sl.cross_entropy_chunked([[1.0]], [projection], [y], chunk=2)

    assert np.isnan(loss([INF, INF, 800.0], 0))
    assert loss([INF, 0.0, 800.0], 0) == 0
    assert loss([INF, 0.0, 800.0], 2) == INF
