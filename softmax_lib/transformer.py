"""A small transformer: attention and layers in turn, each added to what was there.

A model is a tuple of arrays with names; nothing else is to be remembered.
"""

import numpy as np

from softmax_lib import _transformer_layers as layers
from softmax_lib import _transformer_training as training
from softmax_lib._arguments import as_count, as_generator, as_number
from softmax_lib._transformer_arrays import Transformer, initial, readable
from softmax_lib.losses import cross_entropy_grad

__all__ = ["Transformer", "gradient", "initial", "scores", "train", "weights"]


@np.errstate(all="ignore")
def scores(model, tokens):
    """Return the scores that a model gives to what follows each place.

    Parameters
    ----------
    model : Transformer
        As `initial` returns it.
    tokens : array_like of int, shape (n, T)
        Texts of T symbols, numbered from 0. No place sees those after it.

    Returns
    -------
    ndarray, shape (n, T, V)
        Logits, in the type of the model.

    Raises
    ------
    TypeError
        If `tokens` does not hold whole numbers.
    ValueError
        If they have another shape, T is above L, or a number is not below V.

    Examples
    --------
    >>> import numpy as np
    >>> from softmax_lib import transformer
    >>> model = transformer.initial(5, 8, np.random.default_rng(0))
    >>> short, long = (transformer.scores(model, [t]) for t in ([3, 1], [3, 1, 4]))
    >>> np.allclose(short, long[:, :2])
    True
    """
    return layers.forward(model, readable(model, tokens))[0]


@np.errstate(all="ignore")
def weights(model, tokens):
    """Return how much each head of each block looks at each place.

    Parameters
    ----------
    model : Transformer
        As `initial` returns it.
    tokens : array_like of int, shape (n, T)
        See `scores`.

    Returns
    -------
    ndarray, shape (n, B, H, T, T)
        Weights of sum 1 along the last axis; 0 for the places after.

    Raises
    ------
    TypeError, ValueError
        See `scores`.

    Examples
    --------
    >>> import numpy as np
    >>> from softmax_lib import transformer
    >>> model = transformer.initial(5, 8, np.random.default_rng(0))
    >>> transformer.weights(model, [[3, 1]])[0, 0, 0, 0]
    array([1., 0.])
    """
    _, (kept, *_) = layers.forward(model, readable(model, tokens))
    return np.stack([block[5] for block in kept], axis=1)


@np.errstate(all="ignore")
def gradient(model, tokens, following):
    """Return the gradient of the mean cross-entropy with respect to every array.

    Parameters
    ----------
    model : Transformer
        Where.
    tokens : array_like of int, shape (n, T)
        See `scores`.
    following : array_like of int, shape (n, T)
        What followed each place.

    Returns
    -------
    Transformer
        In the shapes and the type of `model`.

    Raises
    ------
    TypeError, ValueError
        See `scores` and `cross_entropy`.

    Notes
    -----
    At the end of the way back stands p - y, and at each softmax of the attention its
    vector-Jacobian product, `softmax_vjp`. Where a unit is exactly at its bend the
    derivative taken is 0.

    Examples
    --------
    >>> import numpy as np
    >>> from softmax_lib import transformer
    >>> model = transformer.initial(2, 8, np.random.default_rng(0))
    >>> slopes = transformer.gradient(model, [[0, 1]], [[1, 0]])
    >>> bool(abs(slopes.bias.sum()) < 1e-15)
    True
    """
    return _gradient(model, readable(model, tokens), np.asarray(following))


def train(model, text, *, rate, batch, steps, rng, decay=0.0, noise=0.0):
    """Yield the model after each step of Adam, whose rate rises and falls to zero.

    Parameters
    ----------
    model : Transformer
        Where to start; it stays as it is. Its type, float32 or float64, is that of
        the computation.
    text : array_like of int, shape (N,)
        Symbols, more than L of them.
    rate : float > 0
        The largest step of a weight, about. It rises to that through the first
        twentieth of the steps, and falls as half a cosine.
    batch : int > 0
        Pieces of the text a step, of L symbols each, drawn anew.
    steps : int > 0
        How many steps.
    rng : numpy.random.Generator
        Source of the pieces.
    decay : float >= 0, default 0
        What part of `rate` a matrix loses of itself each step (AdamW).
    noise : float from 0 to 1, default 0
        How likely each symbol that is read is replaced by one drawn from the text;
        what followed stays as it was.

    Yields
    ------
    Transformer
        Arrays of its own: one may be kept while the training goes on.

    Raises
    ------
    TypeError, ValueError
        When the first step is asked for: see `scores`; `text` has another shape or no
        more than L symbols; or a number is not positive.

    Notes
    -----
    Adam with means over about 10 steps of the gradient and 100 of its square [1]_,
    and decay apart from the gradient [2]_. Noise in what is read is akin to smoothing
    of counts [3]_.

    References
    ----------
    .. [1] D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR
       2015.
    .. [2] I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", ICLR
       2019.
    .. [3] Z. Xie et al., "Data noising as smoothing in neural network language
       models", ICLR 2017.

    Examples
    --------
    >>> import numpy as np
    >>> from softmax_lib import transformer
    >>> rng = np.random.default_rng(0)
    >>> model = transformer.initial(3, 4, rng, width=8, heads=1, blocks=1)
    >>> text = [0, 1, 2] * 20
    >>> *_, last = transformer.train(model, text, rate=0.02, batch=8, steps=60, rng=rng)
    >>> transformer.scores(last, [[0, 1, 2]]).argmax(axis=-1).tolist()
    [[1, 2, 0]]
    """
    L = model.distance.shape[-1]
    text = np.asarray(text)
    if text.ndim != 1:
        raise ValueError(f"text must hold symbols one after another; not {text.shape}.")
    text = readable(model, text[None], length=np.inf)[0]
    rate, decay = as_number(rate, "rate"), as_number(decay, "decay")
    batch, steps = as_count(batch, "batch"), as_count(steps, "steps")
    noise = as_number(noise, "noise")
    as_generator(rng)
    if not (rate > 0 and decay >= 0):
        raise ValueError(f"rate must be positive and decay not negative: {rate, decay}")
    if not 0 <= noise <= 1:
        raise ValueError(f"noise is a probability, not {noise}.")
    if len(text) <= L:
        raise ValueError(f"text has {len(text)} symbols; give more than {L}.")

    state = training.initial(model)
    for step in range(steps):
        starts = rng.integers(len(text) - L, size=(batch, 1)) + np.arange(L)
        with np.errstate(all="ignore"):
            read = training.noisy(text[starts], text, noise, rng)
            slopes = _gradient(model, read, text[starts + 1])
            now = rate * training.schedule(step, steps)
            model, state = training.step(model, slopes, state, now, decay)
        yield model


def _gradient(model, tokens, following):
    """Return the gradient, of arguments that have been checked."""
    z, kept = layers.forward(model, tokens)
    return Transformer(
        **layers.backward(model, tokens, kept, cross_entropy_grad(z, following))
    )
