"""cross_entropy_chunked_grad."""

import tracemalloc

import numpy as np
import oracles
import pytest
from functions import DTYPES, INF, NAN, same
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp

import softmax_lib as sl

EPS = np.finfo(float).eps


def case(rows=6, features=4, size=37, seed=8):
    rng = np.random.default_rng(seed)
    hidden = rng.normal(size=(rows, features))
    return hidden, rng.normal(size=(features, size)), rng.integers(size, size=rows)


def in_full(hidden, projection, y, reduction="mean"):
    """The chain rule on all logits at once."""
    g = sl.cross_entropy_grad(hidden @ projection, y, reduction=reduction)
    return g @ projection.T, hidden.T @ g


# values a reader can check by hand


def test_two_equal_classes_pull_by_one_half_each():
    result = sl.cross_entropy_chunked_grad([[2.0]], [[3.0, 3.0]], [0], chunk=1)
    assert result.loss == pytest.approx(np.log(2), rel=4 * EPS)
    assert result.projection.tolist() == [[-1.0, 1.0]]  # 2 (p - e_y)
    assert result.hidden.tolist() == [[0.0]]  # 3 (-1/2 + 1/2)


@pytest.mark.parametrize("chunk", [1, 2, 3])
def test_a_dominant_right_answer_is_still_pulled(chunk):
    # p of the right class is 1 - 1.9e-22 - ..., which rounds to 1
    z = [[0.0, 50.0, -1.0]]
    result = sl.cross_entropy_chunked_grad([[1.0]], z, [1], chunk=chunk)
    with mp.workdps(60):
        others = mp.exp(-50) + mp.exp(-51)
        truth = -others / (1 + others)
    assert oracles.worst_ulp([result.projection[0, 1]], [truth]) <= 8


# properties


@given(st.integers(0, 999), st.integers(1, 50), st.sampled_from(["mean", "sum"]))
def test_chunks_change_nothing(seed, chunk, reduction):
    parts = case(seed=seed)
    result = sl.cross_entropy_chunked_grad(*parts, chunk=chunk, reduction=reduction)
    # logits below 20: 10 eps of rounding in each exp; 37 merges; sums of 37 products
    room = 400 * EPS
    for ours, whole in zip(result[1:], in_full(*parts, reduction), strict=True):
        np.testing.assert_allclose(ours, whole, rtol=0, atol=room * abs(whole).max())
    loss = sl.cross_entropy_chunked(*parts, chunk=chunk, reduction=reduction)
    assert result.loss == loss


def test_finite_differences_agree():
    hidden, projection, y = case(rows=3, features=2, size=7)
    result = sl.cross_entropy_chunked_grad(hidden, projection, y, chunk=3)

    def by_hidden(h):
        return sl.cross_entropy_chunked(h.reshape(3, 2), projection, y, chunk=3)

    def by_projection(w):
        return sl.cross_entropy_chunked(hidden, w.reshape(2, 7), y, chunk=3)

    for loss, at, gradient in (
        (by_hidden, hidden, result.hidden),
        (by_projection, projection, result.projection),
    ):
        for i in range(at.size):
            step = np.zeros(at.size)
            step[i] = 1e-5
            above, below = loss(at.ravel() + step), loss(at.ravel() - step)
            assert (above - below) / 2e-5 == pytest.approx(gradient.flat[i], abs=1e-9)


def test_leading_axes_are_those_of_the_labels():
    hidden, projection, y = case()
    flat = sl.cross_entropy_chunked_grad(hidden, projection, y, chunk=10)
    folded = sl.cross_entropy_chunked_grad(
        hidden.reshape(2, 3, 4), projection, y.reshape(2, 3), chunk=10
    )
    room = {"rtol": 100 * EPS, "atol": 10 * EPS}
    np.testing.assert_allclose(folded.hidden.reshape(6, 4), flat.hidden, **room)
    np.testing.assert_allclose(folded.projection, flat.projection, **room)
    one = sl.cross_entropy_chunked_grad(hidden[0], projection, y[0])
    assert one.hidden.shape == (4,)
    assert one.projection.shape == (4, 37)


def test_neither_logits_nor_their_gradient_are_in_memory_at_once():
    parts = case(rows=64, features=2, size=50_257)
    sl.cross_entropy_chunked_grad(*parts, chunk=1024)
    tracemalloc.start()
    sl.cross_entropy_chunked_grad(*parts, chunk=1024)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    result = 2 * 50_257 * 8
    assert peak - result < 6 * 64 * 1024 * 8 < 64 * 50_257 * 8 / 8


# edges


@pytest.mark.parametrize("chunk", [1, 2, 5])
@pytest.mark.parametrize("y", [0, 1, 2])
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
def test_edges_are_those_of_cross_entropy_grad(z, y, chunk):
    # one feature, which is 1: the projection is the logits
    with np.errstate(all="raise"):
        result = sl.cross_entropy_chunked_grad([[1.0]], [z], [y], chunk=chunk)
    expected = sl.cross_entropy_grad([z], [y])
    np.testing.assert_allclose(result.projection, expected, rtol=8 * EPS)


@pytest.mark.parametrize("dtype", DTYPES)
def test_floats_keep_their_dtype(dtype):
    hidden, projection, y = case()
    hidden, projection = hidden.astype(dtype), projection.astype(dtype)
    result = sl.cross_entropy_chunked_grad(hidden, projection, y, chunk=10)
    assert {part.dtype for part in result} == {np.dtype(dtype)}
    wide = in_full(hidden.astype(float), projection.astype(float), y)
    room = 100 * max(EPS, float(np.finfo(dtype).eps) / 25)
    for ours, whole in zip(result[1:], wide, strict=True):
        np.testing.assert_allclose(ours, whole, rtol=0, atol=room * abs(whole).max())


def test_each_gradient_has_the_dtype_of_its_own_array():
    hidden, projection, y = case()
    result = sl.cross_entropy_chunked_grad(hidden.astype(np.float32), projection, y)
    assert (result.hidden.dtype, result.projection.dtype) == (np.float32, np.float64)


@pytest.mark.parametrize("features", [0, 3])
def test_no_rows_pull_nothing(features):
    projection = np.ones((features, 3))
    loss, by_hidden, by_projection = sl.cross_entropy_chunked_grad(
        np.empty((0, features)), projection, []
    )
    assert loss == 0
    assert by_hidden.shape == (0, features)
    assert same(by_projection, np.zeros((features, 3)))


def test_the_input_is_not_changed():
    parts = case()
    before = [a.copy() for a in parts]
    for a in parts:
        a.flags.writeable = False
    sl.cross_entropy_chunked_grad(*parts)
    assert all(same(a, b) for a, b in zip(parts, before, strict=True))


# refusals


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"reduction": "none"}, "the gradients are those of one number"),
        ({"reduction": "median"}, "reduction must be"),
        ({"chunk": 0}, "at least 1"),
        ({"y": [9]}, "label 9 is none of the 2 classes"),
    ],
)
def test_refused(options, message):
    arguments = {"hidden": [[1.0]], "projection": [[1.0, 2.0]], "y": [0], **options}
    with pytest.raises(ValueError, match=message):
        sl.cross_entropy_chunked_grad(**arguments)


def test_beside_one_infinity_nothing_is_left_to_pull():
    projection = [[np.inf, 1.0, 800.0, 2.0]]
    for chunk in (1, 2, 4):
        result = sl.cross_entropy_chunked_grad([[1.0]], projection, [0], chunk=chunk)
        assert result.loss == 0
        assert result.hidden.tolist() == [[0]]
        assert result.projection.tolist() == [[0] * 4]
