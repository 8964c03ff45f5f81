"""scale.cross_entropy and scale.cross_entropy_grad."""

import dask.array as da
import numpy as np
import oracles
import pytest
from cuts import chunks_of, cut, now, stated
from functions import DTYPES, INF, NAN
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from mpmath import mp

import softmax_lib as sl
from softmax_lib import scale

EPS = np.finfo(float).eps
SHAPE = (4, 3, 9)
logits = hnp.arrays(np.float64, SHAPE, elements=st.floats(-300, 300))


def labels_of(z, axis, seed=8):
    shape = np.delete(z.shape, axis)
    return np.random.default_rng(seed).integers(z.shape[axis], size=shape)


# values a reader can check by hand


def test_two_equal_classes_cost_log_two_and_pull_by_one_half():
    z = cut(np.zeros((1, 2)), 1)
    assert now(scale.cross_entropy(z, [0])) == np.log(2)
    assert now(scale.cross_entropy_grad(z, [0])).tolist() == [[-0.5, 0.5]]


def test_a_dominant_right_answer_keeps_its_digits():
    z = cut(np.array([0.0, 50.0, -1.0]), 1)
    with mp.workdps(60):
        others = mp.exp(-50) + mp.exp(-51)
        loss, pull = mp.log(1 + others), -others / (1 + others)
    assert oracles.worst_ulp([now(scale.cross_entropy(z, 1))], [loss]) <= stated(3)
    ours = now(scale.cross_entropy_grad(z, 1))[1]
    assert oracles.worst_ulp([ours], [pull]) <= stated(3)


# properties


@given(
    logits,
    chunks_of(SHAPE),
    st.sampled_from([0, 1, -1]),
    st.sampled_from(["mean", "sum", "none"]),
)
def test_any_cuts_give_the_results_of_numpy(z, chunks, axis, reduction):
    y, options = labels_of(z, axis), {"axis": axis, "reduction": reduction}
    room = 8 + stated(4) + z.size  # numpy's own, ours, and a sum over the rows
    ours = scale.cross_entropy(cut(z, chunks), y, **options)
    whole = sl.cross_entropy(z, y, **options)
    result = now(ours)
    assert ours.shape == result.shape == np.shape(whole)
    np.testing.assert_allclose(result, whole, rtol=room * EPS)
    gradient = now(scale.cross_entropy_grad(cut(z, chunks), y, **options))
    expected = sl.cross_entropy_grad(z, y, **options)
    np.testing.assert_allclose(gradient, expected, rtol=room * EPS, atol=1e-300)


@given(chunks_of((12,)), chunks_of((12, 5)))
def test_labels_may_be_cut_otherwise(cuts_of_labels, chunks):
    z = np.random.default_rng(8).normal(size=(12, 5))
    y = labels_of(z, 1)
    loss = now(scale.cross_entropy(cut(z, chunks), cut(y, cuts_of_labels)))
    assert loss == pytest.approx(sl.cross_entropy(z, y), rel=40 * EPS)


def test_a_chunk_is_read_once_for_the_loss():
    reads = []

    def noted(block):
        reads.append(block.shape)
        return block

    z = da.map_blocks(noted, cut(np.ones((4, 6)), (4, 2)), meta=np.empty((0, 0)))
    now(scale.cross_entropy(z, [0, 1, 2, 3]))
    assert len(reads) == 3


# edges


@pytest.mark.parametrize("y", [0, 1, 2])
@pytest.mark.parametrize(
    "row",
    [
        [0, INF, -INF],
        [INF, INF, 0],
        [-INF, -INF, -INF],
        [NAN, 0, INF],
        [0, -INF, 0],
        [-1e308, 1e308, 1e308],
    ],
)
@pytest.mark.parametrize("step", [1, 2, 3])
def test_edges_are_those_of_numpy(row, y, step):
    z = np.array([row])
    with np.errstate(all="raise"):
        loss = now(scale.cross_entropy(cut(z, (1, step)), [y], reduction="none"))
        gradient = now(scale.cross_entropy_grad(cut(z, (1, step)), [y]))
    whole = sl.cross_entropy(z, [y], reduction="none")
    np.testing.assert_allclose(loss, whole, rtol=16 * EPS)
    np.testing.assert_allclose(gradient, sl.cross_entropy_grad(z, [y]), rtol=16 * EPS)


@pytest.mark.parametrize("dtype", DTYPES)
def test_floats_keep_their_dtype(dtype):
    z = np.random.default_rng(8).normal(size=(3, 8)).astype(dtype)
    y = labels_of(z, 1)
    loss, gradient = (
        f(cut(z, (2, 3)), y) for f in (scale.cross_entropy, scale.cross_entropy_grad)
    )
    each = scale.cross_entropy(cut(z, (2, 3)), y, reduction="none")
    dtypes = {(a.dtype, now(a).dtype) for a in (loss, gradient, each)}
    assert dtypes == {(np.dtype(dtype), np.dtype(dtype))}
    eps = max(EPS, float(np.finfo(dtype).eps))
    np.testing.assert_allclose(now(loss), sl.cross_entropy(z, y), rtol=8 * eps)
    whole = sl.cross_entropy_grad(z, y)
    np.testing.assert_allclose(now(gradient), whole, rtol=8 * eps, atol=8 * eps)


def test_no_rows_cost_nothing():
    z = da.zeros((0, 3), chunks=2)
    for reduction in ("mean", "sum"):
        assert now(scale.cross_entropy(z, [], reduction=reduction)) == 0
    assert now(scale.cross_entropy(z, [], reduction="none")).shape == (0,)
    assert now(scale.cross_entropy_grad(z, [])).shape == (0, 3)


# refusals

SOME = da.arange(4, chunks=2)
SOME = SOME[SOME > 1]
MASKED = np.ma.array([0, 1], mask=[0, 1])


@pytest.mark.parametrize("function", [scale.cross_entropy, scale.cross_entropy_grad])
@pytest.mark.parametrize(
    ("arguments", "options", "error", "message"),
    [
        ((np.ones((2, 3)), [0, 1]), {}, TypeError, "must be a dask.array"),
        ((da.ones((2, 3)), [0]), {}, ValueError, "one label for each row"),
        ((da.ones((2, 3)), [0.0, 1.0]), {}, TypeError, "labels must be integers"),
        ((da.ones((2, 3)), SOME), {}, ValueError, r"y\.compute_chunk_sizes\(\)"),
        ((da.ones((2, 3)), MASKED), {}, TypeError, "y is a masked array"),
        ((da.ones((2, 3)), [0, 1]), {"axis": (0, 1)}, TypeError, "axis must be an int"),
        ((da.ones((2, 3)), [0, 1]), {"reduction": 2}, ValueError, "reduction must be"),
    ],
)
def test_refused(function, arguments, options, error, message):
    with pytest.raises(error, match=message):
        function(*arguments, **options)


@pytest.mark.parametrize("label", [-1, 3])
def test_a_label_that_is_no_class_is_refused_when_it_is_seen(label):
    loss = scale.cross_entropy(da.ones((2, 3), chunks=1), [0, label])
    with pytest.raises(ValueError, match="none of the 3 classes"):
        now(loss)
