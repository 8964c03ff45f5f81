"""HierarchicalSoftmax and AdaptiveSoftmax: distributions, losses, gradients, costs."""

import itertools

import numpy as np
import pytest
from functions import same
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl
from softmax_lib.adaptive import AdaptiveSoftmax
from softmax_lib.hierarchical import HierarchicalSoftmax

EPS = np.finfo(float).eps
COUNTS = [40, 20, 9, 7, 5, 4, 2, 2, 1]


def tree_case(seed=10, rows=3, features=2):
    rng = np.random.default_rng(seed)
    tree = HierarchicalSoftmax(COUNTS)
    return tree, rng.normal(size=(rows, features)), rng.normal(size=(features, 8))


def tails_case(seed=10, rows=3, features=4):
    rng = np.random.default_rng(seed)
    layer = AdaptiveSoftmax([2, 5], classes=9, shrink=2)
    return layer, rng.normal(size=(rows, features)), layer.initial(features, rng)


CASES = [tree_case, tails_case]
both = pytest.mark.parametrize("case", CASES)


# distributions


@both
@given(seed=st.integers(0, 999), scale=st.sampled_from([0.0, 1.0, 300.0]))
def test_probabilities_sum_to_one(case, seed, scale):
    layer, hidden, weights = case(seed)
    p = np.exp(layer.log_probabilities(hidden * scale, weights))
    assert p.shape == (3, 9)
    np.testing.assert_allclose(p.sum(axis=1), 1, rtol=0, atol=100 * EPS)


@both
def test_the_loss_is_the_surprise_at_the_label(case):
    layer, hidden, weights = case(rows=9)
    log_p = layer.log_probabilities(hidden, weights)
    y = np.arange(9)
    each = layer.cross_entropy(hidden, weights, y, reduction="none")
    np.testing.assert_allclose(each, -log_p[y, y], rtol=100 * EPS)
    assert layer.cross_entropy(hidden, weights, y) == pytest.approx(each.mean())
    total = layer.cross_entropy(hidden, weights, y, reduction="sum")
    assert total == pytest.approx(each.sum())


@both
@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("y", [[2, 2, 7], [0, 1, 0], [8, 8, 8], [3, 6, 1]])
def test_gradients_are_those_of_differences(case, y, reduction):
    layer, hidden, weights = case()
    found = layer.cross_entropy_grad(hidden, weights, y, reduction=reduction)

    def loss(h, w):
        return layer.cross_entropy(h, w, y, reduction=reduction)

    assert found.loss == loss(hidden, weights)
    assert (
        sl.gradcheck(lambda h: loss(h, weights), lambda _: found.hidden, hidden) < 1e-9
    )
    if case is tree_case:
        dense = np.zeros_like(weights)
        dense[:, found.touched] = found.nodes
        gap = sl.gradcheck(lambda w: loss(hidden, w), lambda _: dense, weights)
        assert gap < 1e-9
        return
    for i, each in enumerate(found.layers):

        def one(w, i=i):
            return loss(hidden, [*weights[:i], w, *weights[i + 1 :]])

        assert sl.gradcheck(one, lambda _, each=each: each, weights[i]) < 1e-9


@both
def test_no_rows_cost_nothing(case):
    layer, hidden, weights = case(rows=0)
    assert layer.cross_entropy(hidden, weights, []) == 0
    assert layer.log_probabilities(hidden, weights).shape == (0, 9)
    assert layer.cross_entropy_grad(hidden, weights, []).hidden.shape == hidden.shape


@both
def test_float32_stays_and_inputs_too(case):
    layer, hidden, weights = case()
    hidden = hidden.astype(np.float32)
    if case is tree_case:
        weights = weights.astype(np.float32)
    else:
        weights = [w.astype(np.float32) for w in weights]
    before = hidden.copy(), [np.copy(w) for w in weights]
    found = layer.cross_entropy_grad(hidden, weights, [2, 2, 7])
    log_p = layer.log_probabilities(hidden, weights)
    assert {found.loss.dtype, found.hidden.dtype, log_p.dtype} == {np.dtype(np.float32)}
    assert same(hidden, before[0])
    assert all(same(a, b) for a, b in zip(weights, before[1], strict=True))


# the tree


def test_the_path_of_each_class_by_hand():
    tree = HierarchicalSoftmax([1, 4, 2])
    assert tree.lengths.tolist() == [2, 1, 2]
    weights = np.log(
        [[3.0, 9.0]]
    )  # sigmoids of 3/4 at the lower node, 9/10 at the root
    p = np.exp(tree.log_probabilities([[1.0]], weights))[0]
    # the larger count turns to +1: the pair of 1 and 2 has 3, against 4
    np.testing.assert_allclose(p, [0.1 * 0.25, 0.9, 0.1 * 0.75], rtol=8 * EPS)


@given(st.lists(st.integers(0, 50), min_size=2, max_size=6))
def test_no_tree_is_shorter_on_average(counts):
    ours = np.dot(HierarchicalSoftmax(counts).lengths, counts)
    assert ours == shortest(tuple(sorted(counts)))


def shortest(counts):
    """Return the least sum of counts times lengths, over all trees, by trying them."""
    if len(counts) == 1:
        return 0
    least = np.inf
    for i, j in itertools.combinations(range(len(counts)), 2):
        rest = [c for k, c in enumerate(counts) if k not in (i, j)]
        joined = counts[i] + counts[j]
        least = min(least, joined + shortest(tuple(sorted([*rest, joined]))))
    return least


def test_paths_are_prefix_free():
    tree = HierarchicalSoftmax(np.arange(40) ** 2)
    ways = {
        tuple(zip(n[:k], t[:k], strict=True))
        for n, t, k in zip(tree.nodes, tree.turns, tree.lengths, strict=True)
    }
    assert len(ways) == 40
    assert all(way[:i] not in ways for way in ways for i in range(len(way)))


@pytest.mark.parametrize(
    "counts", [[1], [], [[1, 2]], [-1, 2], [np.nan, 1], [np.inf, 1]]
)
def test_counts_that_make_no_tree(counts):
    with pytest.raises(ValueError, match="counts"):
        HierarchicalSoftmax(counts)


@pytest.mark.parametrize(
    ("hidden", "nodes", "y", "message"),
    [
        (np.ones(2), np.ones((2, 8)), [0], "must be"),
        (np.ones((1, 2)), np.ones((2, 9)), [0], r"\(D, 8\)"),
        (np.ones((1, 3)), np.ones((2, 8)), [0], "3 features"),
        (np.ones((1, 2)), np.ones((2, 8)), [9], "none of the 9 classes"),
        (np.ones((1, 2)), np.ones((2, 8)), [0, 1], "one label for each row"),
    ],
)
def test_what_does_not_fit_the_tree(hidden, nodes, y, message):
    tree = HierarchicalSoftmax(COUNTS)
    for function in (tree.cross_entropy, tree.cross_entropy_grad):
        with pytest.raises(ValueError, match=message):
            function(hidden, nodes, y)


# head and tails


def test_costs_count_the_products():
    layer = AdaptiveSoftmax([2, 5], classes=9, shrink=2)
    head, first, second = 8 * 4, 8 * 4 + 4 * 3, 8 * 2 + 2 * 4
    assert layer.widths(8) == [4, 2]
    assert layer.multiply_adds(8).tolist() == (
        [head] * 2 + [head + first] * 3 + [head + second] * 4
    )


def test_a_tail_never_has_less_than_one_feature():
    assert AdaptiveSoftmax([1, 2, 3], classes=4).widths(4) == [1, 1, 1]


@pytest.mark.parametrize(
    ("cutoffs", "classes"), [([], 5), ([3, 3], 5), ([5], 5), ([4, 2], 5), ([6], 5)]
)
def test_cutoffs_that_do_not_ascend(cutoffs, classes):
    with pytest.raises(ValueError, match="must ascend and end below"):
        AdaptiveSoftmax(cutoffs, classes)


@pytest.mark.parametrize(
    ("cutoffs", "options", "message"),
    [
        ([0], {}, "each of the cutoffs must be a whole number"),
        ([1], {"shrink": 0}, "shrink must be"),
        ([1], {"shrink": 1.5}, "shrink must be"),
    ],
)
def test_numbers_that_are_none(cutoffs, options, message):
    with pytest.raises(ValueError, match=message):
        AdaptiveSoftmax(cutoffs, 5, **options)


def test_what_does_not_fit_the_layers():
    layer, hidden, layers = tails_case()
    for wrong, message in [
        ((hidden[0], layers, [0]), r"it must be \(n, D\)"),
        ((hidden, layers[:-1], [0, 0, 0]), "the layers have shapes"),
        ((hidden, layers[::-1], [0, 0, 0]), "the layers have shapes"),
        ((hidden, layers, [0, 0]), "one label for each row"),
        ((hidden, layers, [0, 0, 9]), "none of the 9 classes"),
    ]:
        for function in (layer.cross_entropy, layer.cross_entropy_grad):
            with pytest.raises(ValueError, match=message):
                function(*wrong)


@both
def test_gradients_are_of_one_number(case):
    layer, hidden, weights = case()
    with pytest.raises(ValueError, match="those of one number"):
        layer.cross_entropy_grad(hidden, weights, [0, 0, 0], reduction="none")
