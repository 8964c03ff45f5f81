"""A small neural network whose last step is a softmax: ReLU layers, then scores.

A network is a list of layers, each a pair (W, b); nothing else is to be remembered.
"""

import functools
import itertools

import numpy as np

from softmax_lib import _layers
from softmax_lib._arguments import as_count, as_generator, as_number
from softmax_lib.losses import cross_entropy_grad

__all__ = ["gradient", "initial", "scores", "train"]


def initial(sizes, rng):
    """Return layers whose weights are random and whose intercepts are zero.

    Parameters
    ----------
    sizes : sequence of int
        Numbers of inputs, of the units of each hidden layer, and of classes: two
        numbers at least. [D, K] is softmax regression.
    rng : numpy.random.Generator
        Source of the weights.

    Returns
    -------
    list of pairs (W, b)
        Arrays of float64 of shapes (units, inputs) and (units,). Weights are normal
        with variance 2 / inputs, and 1 / inputs in the last layer.

    Raises
    ------
    TypeError
        If `sizes` or `rng` is something else.
    ValueError
        If there are fewer than two sizes, or one is not positive.

    Notes
    -----
    With this variance a layer of ReLUs keeps the mean square of what enters it [1]_:
    half of its units are silent, and the 2 makes up for them.

    References
    ----------
    .. [1] K. He, X. Zhang, S. Ren and J. Sun, "Delving deep into rectifiers", ICCV
       2015.

    Examples
    --------
    >>> import numpy as np
    >>> from softmax_lib import network
    >>> layers = network.initial([2, 8, 3], np.random.default_rng(0))
    >>> [(W.shape, b.shape) for W, b in layers]
    [((8, 2), (8,)), ((3, 8), (3,))]
    """
    sizes = [as_count(size, "each of the sizes") for size in sizes]
    if len(sizes) < 2:
        raise ValueError(
            "sizes must name inputs and classes, [D, K], with the hidden layers between"
        )
    as_generator(rng)
    layers = []
    for inputs, units in itertools.pairwise(sizes):
        last = len(layers) == len(sizes) - 2
        spread = np.sqrt((1 if last else 2) / inputs)
        layers.append((rng.normal(0, spread, (units, inputs)), np.zeros(units)))
    return layers


@np.errstate(all="ignore")
def scores(layers, X):
    """Return the scores that a network gives to the rows of `X`.

    Parameters
    ----------
    layers : list of pairs (W, b)
        As `initial` returns them.
    X : array_like of shape (n, D)
        A row an example.

    Returns
    -------
    ndarray of shape (n, K)
        Logits.

    Raises
    ------
    ValueError
        If `X` has no rows of D numbers, or the layers do not fit one another.

    Examples
    --------
    >>> import numpy as np
    >>> from softmax_lib import network
    >>> hinge = [(np.array([[1.0], [-1.0]]), np.zeros(2)),
    ...          (np.array([[1.0, 1.0]]), np.zeros(1))]
    >>> network.scores(hinge, [[-3.0], [2.0]]).tolist()
    [[3.0], [2.0]]
    """
    return _layers.forward(layers, _checked(layers, X))[1]


@np.errstate(all="ignore")
def gradient(layers, X, y, *, loss_grad=cross_entropy_grad):
    r"""Return the gradient of the mean loss with respect to every W and b.

    .. math:: \frac{\partial L}{\partial W} = G^\top A, \qquad
              \frac{\partial L}{\partial b} = G^\top \mathbf 1, \qquad
              G \leftarrow (G W) \circ [A > 0]

    from the last layer, where G = (P - Y) / n, back to the first; A is what enters
    a layer.

    Parameters
    ----------
    layers : list of pairs (W, b)
        The network.
    X : array_like of shape (n, D)
        A row an example.
    y : array_like
        Labels of shape (n,) or distributions of shape (n, K).
    loss_grad : callable, default `softmax_lib.cross_entropy_grad`
        Takes the scores and `y`, returns the gradient of the loss with respect to the
        scores, (n, K): another loss, or class weights.

    Returns
    -------
    list of pairs of ndarrays
        In the shapes of `layers`.

    Raises
    ------
    TypeError, ValueError
        See `scores` and `cross_entropy`.

    Notes
    -----
    Where a unit is exactly at its bend the derivative taken is 0.

    Examples
    --------
    >>> import numpy as np
    >>> from softmax_lib import network
    >>> layers = [(np.array([[1.0], [-1.0]]), np.zeros(2)), (np.eye(2), np.zeros(2))]
    >>> [(dW, db)] = network.gradient(layers, [[0.5]], [1])[:1]
    >>> dW.round(4).tolist(), db.round(4).tolist()
    ([[0.3112], [0.0]], [0.6225, 0.0])
    """
    return _slopes(layers, _checked(layers, X), y, loss_grad)


def train(layers, X, y, *, rate, batch, rng, loss_grad=cross_entropy_grad):
    """Yield the network after every epoch of mini-batch gradient descent, for ever.

    Parameters
    ----------
    layers : list of pairs (W, b)
        Where to start; it stays as it is.
    X : array_like of shape (n, D)
        A row an example.
    y : array_like
        Labels of shape (n,), or distributions of shape (n, K).
    rate : float > 0
        What the gradient of a batch's mean loss is multiplied with.
    batch : int > 0
        Rows a step; the last batch of an epoch may be smaller. n or more takes all.
    rng : numpy.random.Generator
        Source of each epoch's order.
    loss_grad : callable, optional
        See `gradient`.

    Yields
    ------
    list of pairs (W, b)
        Arrays of its own: one may be kept while the training goes on.

    Raises
    ------
    TypeError, ValueError
        When the first epoch is asked for: see `scores`, or `X` and `y` differ in
        length, there is no row, or `rate` or `batch` is not positive.

    Examples
    --------
    >>> import itertools
    >>> import numpy as np
    >>> from softmax_lib import network
    >>> X, y = [[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]
    >>> rng = np.random.default_rng(0)
    >>> run = network.train(network.initial([2, 8, 2], rng), X, y, rate=0.5, batch=4,
    ...                     rng=rng)
    >>> last = next(itertools.islice(run, 199, None))
    >>> network.scores(last, X).argmax(axis=1).tolist()
    [0, 1, 1, 0]
    """
    X, y = _checked(layers, X), np.asarray(y)
    rate, batch = as_number(rate, "rate"), as_count(batch, "batch")
    if not rate > 0:
        raise ValueError(f"rate must be positive, not {rate}.")
    if len(X) == 0 or y.ndim == 0 or len(X) != len(y):
        raise ValueError(
            f"X has {len(X)} rows and y has shape {y.shape}; give a label for each "
            "row, and one row at least."
        )

    slopes = functools.partial(_slopes, loss_grad=loss_grad)
    while True:
        with np.errstate(all="ignore"):
            layers = _layers.one_epoch(layers, X, y, slopes, rate, batch, rng)
        yield layers


def _slopes(layers, X, y, loss_grad):
    """Return the gradient, of arguments that have been checked."""
    entering, z = _layers.forward(layers, X)
    return _layers.backward(layers, entering, loss_grad(z, y))


def _checked(layers, X):
    """Return X as floats, and refuse layers that do not fit it or one another."""
    X = np.asarray(X, dtype=np.float64)
    if not layers:
        raise ValueError("there are no layers; network.initial makes some.")
    width = X.shape[1] if X.ndim == 2 else None
    if width is None:
        raise ValueError(f"X must have shape (n, D), a row an example; not {X.shape}.")
    for number, (W, b) in enumerate(layers, 1):
        if np.ndim(W) != 2 or np.shape(W) != (len(b), width):
            raise ValueError(
                f"{width} numbers enter layer {number}, whose W has shape "
                f"{np.shape(W)} and b {np.shape(b)}; W must be (units, {width}) and b "
                "(units,)."
            )
        width = len(b)
    return X
