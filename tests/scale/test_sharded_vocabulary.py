"""scale.vocabulary: the loss of features times weights, cut by classes."""

import os
import signal

import dask
import dask.array as da
import numpy as np
import pytest
from cuts import chunks_of, cut, now, stated
from hypothesis import given
from hypothesis import strategies as st
from test_workers import wait_until

import softmax_lib as sl
from softmax_lib import scale
from softmax_lib.scale import table, vocabulary
from softmax_lib.scale.merging import merged_chunks
from softmax_lib.vocabulary import vocabulary_parallel_cross_entropy_grad

EPS = np.finfo(float).eps
ROWS, FEATURES, CLASSES = 5, 3, 12


def case(seed=10):
    """Return whole numbers: their products are exact, however they are cut."""
    rng = np.random.default_rng(seed)
    hidden = rng.integers(-9, 10, (ROWS, FEATURES)).astype(float)
    projection = rng.integers(-5, 6, (FEATURES, CLASSES)) / 4
    return hidden, projection, rng.integers(CLASSES, size=ROWS)


@given(
    st.integers(0, 99),
    chunks_of((ROWS, FEATURES)),
    chunks_of((FEATURES, CLASSES)),
    st.sampled_from(["mean", "sum", "none"]),
)
def test_any_cuts_give_the_loss_of_numpy(seed, rows, columns, reduction):
    hidden, projection, y = case(seed)
    lazy = vocabulary.vocabulary_parallel_cross_entropy(
        cut(hidden, rows), cut(projection, columns), y, reduction=reduction
    )
    whole = sl.cross_entropy(hidden @ projection, y, reduction=reduction)
    assert lazy.shape == np.shape(whole)
    room = 8 + stated(4) + ROWS
    np.testing.assert_allclose(now(lazy), whole, rtol=room * EPS)


@given(
    st.integers(0, 99),
    chunks_of((ROWS, FEATURES)),
    chunks_of((FEATURES, CLASSES)),
    st.sampled_from(["mean", "sum"]),
)
def test_any_cuts_give_the_gradients_of_played_workers(seed, rows, columns, reduction):
    hidden, projection, y = case(seed)
    lazy = vocabulary.vocabulary_parallel_cross_entropy_grad(
        cut(hidden, rows), cut(projection, columns), y, reduction=reduction
    )
    [found] = dask.compute(lazy, scheduler="synchronous")
    expected = vocabulary_parallel_cross_entropy_grad(
        hidden, [projection], y, reduction=reduction
    )
    room = 200 * EPS * 9 * ROWS
    np.testing.assert_allclose(found.loss, expected.loss, rtol=room)
    np.testing.assert_allclose(found.hidden, expected.hidden, rtol=0, atol=room)
    np.testing.assert_allclose(found.projection, expected.shards[0], rtol=0, atol=room)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_floats_keep_their_dtype(dtype):
    hidden, projection, y = case()
    lazy = vocabulary.vocabulary_parallel_cross_entropy_grad(
        hidden.astype(dtype), da.from_array(projection.astype(dtype), chunks=(3, 4)), y
    )
    [found] = dask.compute(lazy, scheduler="synchronous")
    assert {a.dtype for a in (*lazy, *found)} == {np.dtype(dtype)}


@pytest.mark.parametrize(
    ("hidden", "projection", "y", "error", "message"),
    [
        (
            np.ones((2, 3)),
            np.ones((3, 4)),
            [0, 1],
            TypeError,
            "projection must be a da",
        ),
        (np.ones((2, 3)), da.ones((4, 4)), [0, 1], ValueError, r"must be \(n, D\)"),
        (np.ones(3), da.ones((3, 4)), [0], ValueError, r"must be \(n, D\)"),
        (np.ones((2, 3)), da.ones((3, 4)), [0], ValueError, "one label for each row"),
        (np.ones((2, 3)), da.ones((3, 4)), [0.0, 1], TypeError, "must be integers"),
    ],
)
def test_refused(hidden, projection, y, error, message):
    for function in (
        vocabulary.vocabulary_parallel_cross_entropy,
        vocabulary.vocabulary_parallel_cross_entropy_grad,
    ):
        with pytest.raises(error, match=message):
            function(hidden, projection, y)


def test_a_label_that_is_no_class_is_refused_when_it_is_seen():
    lazy = vocabulary.vocabulary_parallel_cross_entropy(
        np.ones((1, 2)), da.ones((2, 3), chunks=1), [3]
    )
    with pytest.raises(ValueError, match="none of the 3 classes"):
        now(lazy)


def features(rows):
    return np.random.default_rng(10).normal(size=(rows, 256)).astype(np.float32)


@pytest.mark.thorough
def test_a_worker_killed_with_a_result_loses_nothing_and_memory_stays_flat():
    memory, rows, classes = 300_000_000, 1024, 262_144
    hidden = da.from_array(features(rows), chunks=(512, -1))
    weights = 0.1 * table.logits(256, classes).rechunk((256, 4096))
    y = np.arange(rows)
    assert 4 * rows * classes > 3 * memory  # the logits that are never there
    with scale.workers(2, memory=memory) as client:
        lazy = vocabulary.vocabulary_parallel_cross_entropy(hidden, weights, y)
        future = client.compute(lazy)
        holding = client.has_what
        wait_until(lambda: any(map(len, holding().values())))
        victim = max(holding(), key=lambda worker: len(holding()[worker]))
        pid = client.run(os.getpid, workers=[victim])[victim]
        os.kill(pid, signal.SIGKILL)
        loss = future.result(timeout=1000)
        assert pid not in client.run(os.getpid).values()
        peaks = client.run(table.peak_memory).values()
        assert max(peaks) < memory
    states = sl.LogSumExp.of(np.empty((rows, 0), np.float32))
    right = np.empty(rows)
    whole = features(rows)
    for i in range(weights.numblocks[1]):
        z = whole @ weights.blocks[0, i].compute(scheduler="synchronous")
        states = states.merge(sl.LogSumExp.of(z))
        if i == 0:
            right = z[y, y]
    assert loss == pytest.approx(float(np.mean(states.value - right)), rel=1e-5)


@given(chunks_of((FEATURES, CLASSES)))
def test_three_numbers_a_row_leave_each_chunk_of_classes(columns):
    seen = []

    def merged(parts, axis):
        counted = parts.map_blocks(lambda block: seen.append(block) or block)
        return merged_chunks(counted, axis)

    hidden, projection, y = case()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "merged_chunks", merged)
        lazy = vocabulary.vocabulary_parallel_cross_entropy(
            hidden, cut(projection, columns), y
        )
    seen.clear()  # dask tries the function on nothing to learn its dtype
    now(lazy)
    numbers = sum(len(block.dtype) * block.size for block in seen)
    assert numbers == 3 * ROWS * len(columns[1])
