"""cross_entropy_sampled and its gradient."""

import itertools

import numpy as np
import pytest
from functions import same
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl
from softmax_lib.sampled import cross_entropy_sampled, cross_entropy_sampled_grad

EPS = np.finfo(float).eps
Q = np.array([0.4, 0.3, 0.2, 0.1])


def case(seed=10, rows=3, features=2, classes=9):
    rng = np.random.default_rng(seed)
    hidden, projection = (
        rng.normal(size=(rows, features)),
        rng.normal(size=(features, classes)),
    )
    return hidden, projection, rng.integers(classes, size=rows)


def test_every_class_once_is_the_full_loss():
    hidden, projection, y = case()
    q = np.full(9, 1 / 9)
    loss = cross_entropy_sampled(hidden, projection, y, range(9), q)
    assert loss == pytest.approx(sl.cross_entropy(hidden @ projection, y), rel=20 * EPS)


@given(st.integers(0, 99), st.integers(0, 3))
def test_the_estimated_sum_has_no_bias(seed, label):
    """Over all samples of two, each with its probability."""
    hidden, projection, _ = case(seed, rows=1, classes=4)
    z = (hidden @ projection)[0]
    mean = 0.0
    for pair in itertools.product(range(4), repeat=2):
        loss = cross_entropy_sampled(hidden, projection, [label], pair, Q)
        mean += Q[list(pair)].prod() * np.exp(loss + z[label])
    assert mean == pytest.approx(np.exp(z).sum(), rel=1e-12)


def test_the_loss_itself_is_too_small_on_average():
    hidden, projection, _ = case(rows=1, classes=4)
    mean = sum(
        q * cross_entropy_sampled(hidden, projection, [0], [k], Q)
        for k, q in enumerate(Q)
    )
    assert mean < sl.cross_entropy(hidden @ projection, [0]) - 0.01


def test_the_gradient_is_biased_and_the_less_so_the_more_are_drawn():
    """At the scores that minimise the full loss, over all samples and all labels."""
    truth = np.array([0.5, 0.3, 0.15, 0.05])
    biases = []
    for m in (1, 2, 4):
        mean = np.zeros(4)
        for drawn in itertools.product(range(4), repeat=m):
            for label, share in enumerate(truth):
                found = cross_entropy_sampled_grad(
                    [[1.0]], [np.log(truth)], [label], drawn, np.full(4, 1 / 4)
                )
                mean[found.classes] += share * 4.0**-m * found.projection[0]
        biases.append(abs(mean).max())
    assert biases == sorted(biases, reverse=True)
    assert biases[0] > 2 * biases[-1] > 0.01


def test_a_label_that_is_drawn_is_left_out():
    hidden, projection, _ = case(rows=1, classes=4)
    z = (hidden @ projection)[0]
    for drawn in ([2, 1], [1, 2]):
        loss = cross_entropy_sampled(hidden, projection, [2], drawn, Q)
        expected = np.log(1 + np.exp(z[1] - z[2]) / (2 * Q[1]))
        assert loss == pytest.approx(expected, rel=1e-12)
    assert cross_entropy_sampled(hidden, projection, [2], [2, 2], Q) == 0


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("y", [[2, 2, 7], [0, 1, 2], [5, 5, 5]])
@pytest.mark.parametrize("drawn", [[2, 3, 3], [7], [8, 0, 5, 5, 5]])
def test_gradients_are_those_of_differences(y, drawn, reduction):
    hidden, projection, _ = case()
    q = np.arange(1, 10) / 45
    rest = y, drawn, q
    found = cross_entropy_sampled_grad(hidden, projection, *rest, reduction=reduction)

    def loss(h, w):
        return cross_entropy_sampled(h, w, *rest, reduction=reduction)

    dense = np.zeros_like(projection)
    dense[:, found.classes] = found.projection
    assert found.loss == loss(hidden, projection)
    assert found.classes.tolist() == sorted({*y, *drawn})
    assert (
        sl.gradcheck(lambda h: loss(h, projection), lambda _: found.hidden, hidden)
        < 1e-9
    )
    assert sl.gradcheck(lambda w: loss(hidden, w), lambda _: dense, projection) < 1e-9


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.longdouble])
def test_large_logits_and_narrow_floats(dtype):
    hidden = np.array([[1.0]], dtype)
    projection = np.array([[-900.0, 900.0, 0.0]], dtype)
    with np.errstate(all="raise"):
        loss = cross_entropy_sampled(hidden, projection, [0], [1], [0.1, 0.5, 0.4])
        cross_entropy_sampled_grad(hidden, projection, [0], [1], [0.1, 0.5, 0.4])
    assert loss == pytest.approx(1800 + np.log(2), rel=1e-6)


def test_rows_of_their_own_and_inputs_that_stay():
    arguments = [*case(), np.array([1, 4]), np.full(9, 1 / 9)]
    copies = [a.copy() for a in arguments]
    each = cross_entropy_sampled(*arguments, reduction="none")
    assert each.shape == (3,)
    assert cross_entropy_sampled(*arguments) == pytest.approx(each.mean(), rel=4 * EPS)
    cross_entropy_sampled_grad(*arguments)
    assert all(same(a, b) for a, b in zip(arguments, copies, strict=True))


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"hidden": np.ones((1, 3, 2))}, ValueError, "one label for each row"),
        ({"hidden": np.ones((3, 4))}, ValueError, "4 features and projection takes 2"),
        ({"y": [0, 1, 9]}, ValueError, "label 9 is none of the 9 classes"),
        ({"y": [0, 1]}, ValueError, "one label for each row of hidden"),
        ({"drawn": []}, ValueError, "at least one class"),
        ({"drawn": [[1]]}, ValueError, r"drawn has shape \(1, 1\)"),
        ({"drawn": [9]}, ValueError, "9 is none of the 9"),
        ({"drawn": [0.5]}, TypeError, "must be integers"),
        ({"q": np.ones(3) / 3}, ValueError, r"there are 9 classes: \(9,\)"),
        ({"q": np.zeros(9)}, ValueError, "divide counts by their sum"),
        ({"q": np.full(9, 5.0)}, ValueError, "divide counts by their sum"),
        ({"q": np.full(9, np.nan)}, ValueError, "divide counts by their sum"),
        ({"reduction": "all"}, ValueError, "reduction must be"),
    ],
)
def test_refused(changed, error, message):
    hidden, projection, y = case()
    given_ = {"hidden": hidden, "projection": projection, "y": y, "drawn": [1]}
    given_ |= {"q": np.full(9, 1 / 9)} | changed
    for function in (cross_entropy_sampled, cross_entropy_sampled_grad):
        with pytest.raises(error, match=message):
            function(**given_)


def test_gradients_are_of_one_number():
    with pytest.raises(ValueError, match="those of one number"):
        cross_entropy_sampled_grad(*case(), [1], np.full(9, 1 / 9), reduction="none")
