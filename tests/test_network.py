"""The network: by hand, against finite differences, its limits, its refusals."""

import itertools

import numpy as np
import pytest

import softmax_lib as sl
from softmax_lib import network

XOR = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
DIFFERENT = [0, 1, 1, 0]
# Two units, the sum and what exceeds 1 of it, say whether exactly one input is 1.
BY_HAND = [
    (np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([0.0, -1.0])),
    (np.array([[0.0, 0.0], [1.0, -2.0]]), np.array([0.5, 0.0])),
]


def random_layers(sizes, seed=0):
    """Layers with random intercepts too: no unit is at its bend."""
    rng = np.random.default_rng(seed)
    return [(W, rng.normal(size=b.shape)) for W, b in network.initial(sizes, rng)]


def replaced(layers, i, part, value):
    """The layers with W (part 0) or b (part 1) of layer i replaced."""
    pair = list(layers[i])
    pair[part] = value
    return [*layers[:i], tuple(pair), *layers[i + 1 :]]


def after(layers, X, y, epochs, seed=0, **options):
    """The layers after so many epochs of training."""
    options = {"rate": 0.5, "batch": 4, "rng": np.random.default_rng(seed)} | options
    run = network.train(layers, X, y, **options)
    return next(itertools.islice(run, epochs - 1, None))


def test_two_units_by_hand_tell_exactly_one():
    assert network.scores(BY_HAND, XOR).tolist() == [
        [0.5, 0],
        [0.5, 1],
        [0.5, 1],
        [0.5, 0],
    ]


def test_without_a_hidden_layer_it_is_softmax_regression():
    [(W, b)] = layers = random_layers([3, 4])
    X, y = np.random.default_rng(1).normal(size=(6, 3)), [0, 1, 2, 3, 0, 1]
    np.testing.assert_array_equal(network.scores(layers, X), X @ W.T + b)
    [(dW, db)] = network.gradient(layers, X, y)
    G = sl.cross_entropy_grad(X @ W.T + b, y)
    np.testing.assert_array_equal(dW, G.T @ X)
    np.testing.assert_array_equal(db, G.sum(axis=0))


@pytest.mark.parametrize("sizes", [[3, 4], [3, 5, 4], [3, 6, 5, 4]], ids=str)
@pytest.mark.parametrize("loss", ["labels", "distributions", "focal"])
def test_the_gradient_is_that_of_differences(sizes, loss):
    rng = np.random.default_rng(2)
    layers, X = random_layers(sizes), rng.normal(size=(7, 3))
    y = rng.integers(4, size=7) if loss != "distributions" else rng.random((7, 4))
    y = y if y.ndim == 1 else y / y.sum(axis=1, keepdims=True)
    of_scores, slope = sl.cross_entropy, sl.cross_entropy_grad
    if loss == "focal":
        of_scores, slope = sl.focal_loss, sl.focal_loss_grad
    for i, part in itertools.product(range(len(layers)), (0, 1)):
        deviation = sl.gradcheck(
            lambda v, i=i, part=part: of_scores(
                network.scores(replaced(layers, i, part, v), X), y
            ),
            lambda v, i=i, part=part: network.gradient(
                replaced(layers, i, part, v), X, y, loss_grad=slope
            )[i][part],
            layers[i][part],
            step=1e-5,
        )
        assert deviation < 1e-8, (i, part)


def test_a_silent_unit_learns_nothing():
    layers = [(np.array([[1.0], [1.0]]), np.array([0.0, -9.0])), (np.eye(2), [0.0, 0])]
    dW, db = network.gradient(layers, [[1.0], [2.0]], [0, 1])[0]
    assert dW[1] == 0
    assert db[1] == 0
    assert dW[0] != 0


@pytest.mark.parametrize("inputs", [4, 400])
def test_the_first_layer_keeps_the_mean_square(inputs):
    rng = np.random.default_rng(3)
    [(W, b), _] = network.initial([inputs, 2000, 3], rng)
    X = rng.normal(size=(500, inputs))
    hidden = np.maximum(0, X @ W.T + b)
    assert np.mean(hidden**2) == pytest.approx(1, rel=0.1)


def test_the_last_layer_starts_with_variance_one_over_the_inputs():
    [(W, _)] = network.initial([100, 5000], np.random.default_rng(4))
    assert W.var() == pytest.approx(1 / 100, rel=0.02)


def test_one_batch_of_all_rows_is_plain_gradient_descent():
    layers = random_layers([2, 5, 2])
    trained = after(layers, XOR, DIFFERENT, 3, batch=100)
    for _ in range(3):
        slopes = network.gradient(layers, XOR, DIFFERENT)
        layers = [
            (W - 0.5 * dW, b - 0.5 * db)
            for (W, b), (dW, db) in zip(layers, slopes, strict=True)
        ]
    for (W, b), (V, c) in zip(trained, layers, strict=True):
        np.testing.assert_allclose(W, V, rtol=1e-12)  # rows come in another order
        np.testing.assert_allclose(b, c, rtol=1e-12, atol=1e-15)


def test_every_row_is_seen_once_an_epoch():
    seen = []

    def record(z, y):
        seen.append(y)
        return np.zeros_like(z)

    X, y = np.zeros((10, 2)), np.arange(10)
    after(random_layers([2, 10]), X, y, 2, batch=4, loss_grad=record)
    assert [len(rows) for rows in seen] == [4, 4, 2, 4, 4, 2]
    epochs = np.concatenate(seen).reshape(2, 10)
    assert np.sort(epochs, axis=1).tolist() == [list(range(10))] * 2
    assert epochs[0].tolist() != epochs[1].tolist()


def test_the_same_generator_gives_the_same_network():
    runs = [after(random_layers([2, 4, 2]), XOR, DIFFERENT, 5, batch=2) for _ in "ab"]
    for one, other in zip(*runs, strict=True):
        np.testing.assert_array_equal(one[0], other[0])


def test_training_leaves_the_first_layers_and_the_data_as_they_are():
    layers = random_layers([2, 4, 2])
    before = [(W.copy(), b.copy()) for W, b in layers]
    X = XOR.copy()
    after(layers, X, DIFFERENT, 2)
    np.testing.assert_array_equal(X, XOR)
    for (W, b), (V, c) in zip(layers, before, strict=True):
        np.testing.assert_array_equal(W, V)
        np.testing.assert_array_equal(b, c)


def test_it_learns_what_no_line_separates():
    trained = after(
        network.initial([2, 8, 2], np.random.default_rng(0)), XOR, DIFFERENT, 300
    )
    assert sl.cross_entropy(network.scores(trained, XOR), DIFFERENT) < 0.05


@pytest.mark.parametrize(
    ("sizes", "message"),
    [([3], "inputs and classes"), ([3, 0], "1 or more"), ([3, 2.5, 2], "1 or more")],
)
def test_sizes_that_make_no_network_are_refused(sizes, message):
    with pytest.raises(ValueError, match=message):
        network.initial(sizes, np.random.default_rng(0))


def test_a_seed_is_no_generator():
    with pytest.raises(TypeError, match="default_rng"):
        network.initial([2, 2], 0)


@pytest.mark.parametrize("function", [network.scores, network.gradient])
@pytest.mark.parametrize(
    ("layers", "X", "message"),
    [
        ([], XOR, "no layers"),
        (BY_HAND, XOR[0], r"shape \(n, D\)"),
        (BY_HAND, XOR[:, :1], "1 numbers enter layer 1"),
        ([BY_HAND[0], (np.eye(3), np.zeros(3))], XOR, "2 numbers enter layer 2"),
        ([(np.eye(2), np.zeros(3))], XOR, "layer 1"),
    ],
)
def test_what_does_not_fit_is_refused(function, layers, X, message):
    rest = () if function is network.scores else (DIFFERENT,)
    with pytest.raises(ValueError, match=message):
        function(layers, X, *rest)


@pytest.mark.parametrize(
    ("X", "y", "options", "message"),
    [
        (XOR, [0, 1], {}, "a label for each row"),
        (XOR[:0], [], {}, "one row at least"),
        (XOR, DIFFERENT, {"rate": 0}, "rate must be positive"),
        (XOR, DIFFERENT, {"batch": 0}, "1 or more"),
    ],
)
def test_training_that_cannot_begin_is_refused(X, y, options, message):
    with pytest.raises(ValueError, match=message):
        after(BY_HAND, X, y, 1, **options)
