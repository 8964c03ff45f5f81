"""vocabulary_parallel_cross_entropy and its gradient, with workers that are played."""

import math

import numpy as np
import pytest
from functions import INF, NAN, same
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl
from softmax_lib.vocabulary import (
    vocabulary_parallel_cross_entropy,
    vocabulary_parallel_cross_entropy_grad,
)

EPS = np.finfo(float).eps
CLASSES = 12


def case(seed=10, rows=4, features=3):
    """Return whole numbers: their products are exact, however they are cut."""
    rng = np.random.default_rng(seed)
    hidden = rng.integers(-9, 10, (rows, features)).astype(float)
    projection = rng.integers(-5, 6, (features, CLASSES)) / 4
    return hidden, projection, rng.integers(CLASSES, size=rows)


def cut(projection, cuts):
    return np.split(projection, sorted(cuts), axis=1)


cuts = st.lists(st.integers(0, CLASSES), max_size=5)
seeds = st.integers(0, 999)


@given(seeds, cuts, st.sampled_from(["mean", "sum", "none"]))
def test_shards_give_the_loss_of_the_whole_to_the_stated_bound(seed, where, reduction):
    hidden, projection, y = case(seed)
    shards = cut(projection, where)
    ours = vocabulary_parallel_cross_entropy(hidden, shards, y, reduction=reduction)
    whole = sl.cross_entropy(hidden @ projection, y, reduction=reduction)
    room = 2 * 8 + 4 * math.ceil(math.log2(len(shards))) + len(y)
    np.testing.assert_allclose(ours.loss, whole, rtol=room * EPS)


@given(seeds, cuts, st.sampled_from(["mean", "sum"]))
def test_shards_give_the_gradients_of_the_whole(seed, where, reduction):
    hidden, projection, y = case(seed)
    shards = cut(projection, where)
    found = vocabulary_parallel_cross_entropy_grad(
        hidden, shards, y, reduction=reduction
    )
    g = sl.cross_entropy_grad(hidden @ projection, y, reduction=reduction)
    room = (32 + 8 * CLASSES) * EPS
    sizes = np.abs(g) @ np.abs(projection).T, np.abs(hidden).T @ np.abs(g)
    by_projection = np.concatenate(found.shards, axis=1)
    assert (np.abs(found.hidden - g @ projection.T) <= room * sizes[0] + 1e-300).all()
    assert (np.abs(by_projection - hidden.T @ g) <= room * sizes[1] + 1e-300).all()


@given(st.integers(1, 9), st.integers(1, 5), st.integers(1, 4))
def test_what_is_sent_does_not_depend_on_the_classes(workers, rows, features):
    hidden = np.ones((rows, features))
    y = np.zeros(rows, int)
    for classes in (1, 7):
        shards = [np.ones((features, classes))] * workers
        loss = vocabulary_parallel_cross_entropy(hidden, shards, y)
        assert loss.sent == 3 * (workers - 1) * rows
        found = vocabulary_parallel_cross_entropy_grad(hidden, shards, y)
        assert found.sent == (6 + features) * (workers - 1) * rows


def test_gradients_are_those_of_differences_also_where_labels_repeat():
    hidden, projection, _ = case(rows=3)
    hidden /= 9
    y = [2, 2, 7]
    shards = cut(projection, [3, 8])
    found = vocabulary_parallel_cross_entropy_grad(hidden, shards, y)

    def by_hidden(h):
        return vocabulary_parallel_cross_entropy(h, shards, y).loss

    def by_projection(w):
        return vocabulary_parallel_cross_entropy(hidden, cut(w, [3, 8]), y).loss

    together = np.concatenate(found.shards, axis=1)
    assert sl.gradcheck(by_hidden, lambda _: found.hidden, hidden) < 1e-9
    assert sl.gradcheck(by_projection, lambda _: together, projection) < 1e-9


def test_a_sure_model_keeps_its_pull():
    found = vocabulary_parallel_cross_entropy_grad([[1.0]], [[[50.0]], [[0.0]]], [0])
    truth = -math.exp(-50) / (1 + math.exp(-50))
    assert found.shards[0].item() == pytest.approx(truth, rel=16 * EPS)


@pytest.mark.parametrize(
    "row", [[0, INF, -INF], [INF, INF, 0], [NAN, 0, 1], [-INF] * 3]
)
@pytest.mark.parametrize("y", [0, 1, 2])
def test_edges_are_those_of_the_whole(row, y):
    shards = [np.array([[z]]) for z in row]
    with np.errstate(all="raise"):
        loss = vocabulary_parallel_cross_entropy([[1.0]], shards, [y]).loss
        found = vocabulary_parallel_cross_entropy_grad([[1.0]], shards, [y])
    np.testing.assert_allclose(loss, sl.cross_entropy([row], [y]), rtol=16 * EPS)
    by_projection = np.concatenate(found.shards, axis=1)
    np.testing.assert_allclose(
        by_projection, sl.cross_entropy_grad([row], [y]), rtol=16 * EPS
    )


def test_dtypes_and_inputs_stay():
    hidden, projection, y = case()
    hidden, projection = hidden.astype(np.float16), projection.astype(np.float32)
    shards = cut(projection, [4])
    copies = hidden.copy(), [shard.copy() for shard in shards]
    found = vocabulary_parallel_cross_entropy_grad(hidden, shards, y)
    assert found.loss.dtype == np.float32
    assert found.hidden.dtype == np.float16
    assert {g.dtype for g in found.shards} == {np.dtype(np.float32)}
    assert same(hidden, copies[0])
    assert all(same(a, b) for a, b in zip(shards, copies[1], strict=True))


@pytest.mark.parametrize(
    ("hidden", "shards", "y", "message"),
    [
        (np.ones((1, 2)), [], [0], "one shard at least"),
        (np.ones((1, 2)), [np.ones((3, 2))], [0], r"must be \(\.\.\., D\)"),
        (np.ones((1, 2)), [np.ones(2)], [0], r"must be \(\.\.\., D\)"),
        (np.float64(1), [np.ones((1, 1))], 0, r"must be \(\.\.\., D\)"),
        (np.ones((1, 2)), [np.ones((2, 2))] * 2, [4], "none of the 4 classes"),
        (np.ones((1, 2)), [np.ones((2, 2))], [0, 1], "one label for each row"),
    ],
)
def test_refused(hidden, shards, y, message):
    for function in (
        vocabulary_parallel_cross_entropy,
        vocabulary_parallel_cross_entropy_grad,
    ):
        with pytest.raises(ValueError, match=message):
            function(hidden, shards, y)


def test_gradients_are_of_one_number():
    with pytest.raises(ValueError, match="those of one number"):
        vocabulary_parallel_cross_entropy_grad(
            [[1.0]], [[[1.0, 2]]], [0], reduction="none"
        )
