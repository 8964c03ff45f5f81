"""The edges of sigmoid and its relatives, and what they refuse."""

import math

import numpy as np
import pytest
from functions import DTYPES, INF, NAN, same

import softmax_lib as sl

EPS = np.finfo(float).eps

ENTRYWISE = [sl.sigmoid, sl.log_sigmoid, sl.softplus]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    ("function", "x", "expected"),
    [
        (sl.sigmoid, [-INF, INF, NAN, -0.0, 60000, -60000], [0, 1, NAN, 0.5, 1, 0]),
        (sl.log_sigmoid, [-INF, INF, NAN, 60000, -60000], [-INF, 0, NAN, 0, -60000]),
        (sl.softplus, [-INF, INF, NAN, 60000, -60000], [0, INF, NAN, 60000, 0]),
        (sl.logit, [0, 1, NAN, 0.5, -0.0], [-INF, INF, NAN, 0, -INF]),
    ],
)
def test_edge(function, x, expected, dtype):
    with np.errstate(all="raise"):
        result = function(np.array(x, dtype))
    assert same(result, np.array(expected, dtype))
    assert not np.signbit(result[result == 0]).any()


@pytest.mark.parametrize(
    ("z", "y", "expected"),
    [
        (INF, 1, 0),
        (INF, 0, INF),
        (INF, 0.5, INF),
        (-INF, 0, 0),
        (-INF, 1, INF),
        (NAN, 1, NAN),
        (NAN, 0, NAN),
        (0, 0.5, math.log(2)),
        (1e308, 0, 1e308),
    ],
)
def test_edge_of_the_loss(z, y, expected):
    with np.errstate(all="raise"):
        loss = sl.bce_with_logits([z], [y])
    assert loss == pytest.approx(expected, rel=4 * EPS, nan_ok=True)


def test_no_entries_cost_nothing():
    assert sl.bce_with_logits([], []) == 0


@pytest.mark.parametrize("p", [-0.1, 1.5, [0.5, INF], [[-INF]]])
def test_only_probabilities_have_a_logit(p):
    says = r"^p must lie between 0 and 1, but holds \S+; a probability in percent is "
    with pytest.raises(ValueError, match=says + r"divided by 100 first\.$"):
        sl.logit(p)


@pytest.mark.parametrize(
    ("z", "y", "options", "message"),
    [
        ([[1.0], [2.0]], [1, 0], {}, r"shape \(2, 1\) and y has shape \(2,\)"),
        ([1.0], [2], {}, r"^y must be 0 or 1 or a probability between them"),
        ([1.0], [-1], {}, "y must be 0 or 1"),
        ([1.0], [NAN], {}, "y must be 0 or 1"),
        ([1.0], [1], {"reduction": "avg"}, "reduction must be"),
    ],
)
def test_refused_losses(z, y, options, message):
    with pytest.raises(ValueError, match=message):
        sl.bce_with_logits(z, y, **options)


@pytest.mark.parametrize("function", [*ENTRYWISE, sl.logit])
def test_only_real_numbers_are_taken(function):
    with pytest.raises(TypeError, match="real numbers"):
        function([1j])


@pytest.mark.parametrize(
    ("function", "name"),
    [(sl.sigmoid, "x"), (sl.log_sigmoid, "x"), (sl.softplus, "x"), (sl.logit, "p")],
)
def test_the_message_names_the_argument(function, name):
    with pytest.raises(TypeError, match=f"^{name} must hold real numbers"):
        function(np.array(["a"]))


def test_the_mean_of_losses_is_finite_where_their_sum_is_not():
    assert sl.bce_with_logits([-1e308] * 10, [1] * 10) == 1e308


def test_an_answer_is_not_rounded_before_its_counterpart_is_taken():
    z = np.array([100.0], np.float32)
    loss = sl.bce_with_logits(z, [1 - 1e-10])
    assert loss.dtype == np.float32
    assert loss == pytest.approx(1e-8, rel=1e-6)
