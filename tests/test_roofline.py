"""Counts of operations and bytes, beside small programs that do the work and count."""

import math

import numpy as np
import pytest
from counted_programs import (
    WAYS,
    Counter,
    backward,
    backward_in_blocks,
    forward,
    forward_in_blocks,
)
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl
from softmax_lib import roofline
from softmax_lib.roofline import Machine, Work

SIZES = st.integers(1, 9)


@pytest.mark.parametrize("method", WAYS)
@given(rows=SIZES, classes=SIZES, itemsize=st.sampled_from([2, 4, 8]))
def test_a_softmax_does_what_a_program_counts(method, rows, classes, itemsize):
    z = np.random.default_rng(rows).normal(size=(rows, classes))
    counter, out = Counter(), np.empty_like(z)
    WAYS[method](counter, z, out)
    np.testing.assert_allclose(out, sl.softmax(z), rtol=1e-13)
    work = roofline.softmax_work(rows, classes, method=method, itemsize=itemsize)
    assert work == counter.work(itemsize)


@given(rows=SIZES, features=SIZES, classes=SIZES)
def test_a_product_does_what_loops_count(rows, features, classes):
    moved, flops = set(), 0
    for i in range(rows):
        for k in range(classes):
            for j in range(features):
                moved |= {("h", i, j), ("W", j, k), ("z", i, k)}
                flops += 2
    found = roofline.product_work(rows, features, classes, itemsize=8)
    assert found == Work(flops, 0, 8 * len(moved))


def arrays(queries, places, width):
    rng = np.random.default_rng(width)
    q, g = rng.normal(size=(2, queries, width))
    k, v = rng.normal(size=(2, places, width))
    return q, k, v, g


def attend(q, k, v):
    """The library's attention, its division by the root undone."""
    return sl.scaled_dot_product_attention(q * math.sqrt(q.shape[1]), k, v)


def slopes(q, k, v, g, h=1e-6):
    """The gradient of the sum of g times the result, by differences."""
    found = []
    for which in range(3):
        slope = np.empty_like((q, k, v)[which])
        for at in np.ndindex(slope.shape):
            ends = []
            for step in (h, -h):
                moved = [q.copy(), k.copy(), v.copy()]
                moved[which][at] += step
                ends.append((g * attend(*moved)).sum())
            slope[at] = (ends[0] - ends[1]) / (2 * h)
        found.append(slope)
    return found


@given(queries=SIZES, places=SIZES, width=SIZES)
def test_attention_with_all_weights_does_what_a_program_counts(queries, places, width):
    q, k, v, g = arrays(queries, places, width)
    counter = Counter()
    out, weights = forward(counter, q, k, v)
    np.testing.assert_allclose(out, attend(q, k, v), rtol=1e-11, atol=1e-13)
    assert roofline.attention_work(queries, places, width) == counter.work(4)
    backward(counter, q, k, v, weights, g)
    found = roofline.attention_work(queries, places, width, gradient=True)
    assert found == counter.work(4)


@given(queries=SIZES, places=SIZES, width=SIZES, block=st.integers(1, 10))
def test_attention_in_blocks_does_what_a_program_counts(queries, places, width, block):
    q, k, v, g = arrays(queries, places, width)
    options = {"block": block, "itemsize": 2}
    counter = Counter()
    out, _ = forward_in_blocks(counter, q, k, v, block, keep=False)
    np.testing.assert_allclose(out, attend(q, k, v), rtol=1e-11, atol=1e-13)
    found = roofline.attention_work(queries, places, width, **options)
    assert found == counter.work(2)
    counter = Counter()
    out, kept = forward_in_blocks(counter, q, k, v, block, keep=True)
    backward_in_blocks(counter, q, k, v, out, kept, g, block)
    found = roofline.attention_work(queries, places, width, gradient=True, **options)
    assert found == counter.work(2)


def test_both_programs_find_the_gradient():
    """Else they would count something else."""
    q, k, v, g = arrays(3, 4, 2)
    right = slopes(q, k, v, g)
    whole = backward(Counter(), q, k, v, forward(Counter(), q, k, v)[1], g)
    out, kept = forward_in_blocks(Counter(), q, k, v, 2, keep=True)
    blocks = backward_in_blocks(Counter(), q, k, v, out, kept, g, 2)
    for found in (whole, blocks):
        for ours, theirs in zip(found, right, strict=True):
            np.testing.assert_allclose(ours, theirs, atol=1e-8)


def test_seconds_are_amounts_over_rates_and_the_largest_limits():
    parts = roofline.seconds(Work(6, 20, 40), Machine(10, 2, 4))
    assert parts == (4, 3, 5)
    assert (parts.least, parts.limit) == (5, "exps")
    assert roofline.seconds(Work(6, 1, 40), Machine(10, 2, 4)).limit == "memory"


def test_at_the_ridge_memory_and_flops_take_as_long():
    machine = Machine(bandwidth=10e9, flops=80e9, exps=1e9)
    parts = roofline.seconds(Work(8000, 0, 1000), machine)
    assert parts.memory == parts.flops


def test_intensity_is_operations_over_bytes():
    assert Work(6, 2, 4).intensity == 2
    assert Work(6, 2, 4).operations == 8


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: roofline.softmax_work(0, 3), ValueError, "rows"),
        (lambda: roofline.softmax_work(1, 2.5), ValueError, "classes"),
        (lambda: roofline.softmax_work("a", 3), TypeError, "rows"),
        (lambda: roofline.softmax_work(1, 3, method="fast"), ValueError, "two passes"),
        (lambda: roofline.product_work(1, 2, 0), ValueError, "classes"),
        (lambda: roofline.product_work(1, 2, 3, itemsize=0), ValueError, "itemsize"),
        (lambda: roofline.attention_work(1, 2, 0), ValueError, "width"),
        (lambda: roofline.attention_work(1, 2, 3, block=0), ValueError, "block"),
        (
            lambda: roofline.seconds(Work(1, 1, 1), Machine(0, 1, 1)),
            ValueError,
            "bandwidth must be positive",
        ),
        (
            lambda: roofline.seconds(Work(1, 1, 1), Machine(1, math.inf, 1)),
            ValueError,
            "flops must be positive",
        ),
        (
            lambda: roofline.seconds(Work(1, 1, 1), Machine(1, 1, "fast")),
            TypeError,
            "exps",
        ),
    ],
)
def test_what_cannot_be_counted_is_refused(call, error, says):
    with pytest.raises(error, match=says):
        call()
