"""The arrays of a transformer, how they begin, and what they can read."""

from typing import NamedTuple

import numpy as np

from softmax_lib._arguments import as_count, as_generator


class Transformer(NamedTuple):
    """The arrays of a transformer of B blocks, H heads and C numbers a place.

    Parameters
    ----------
    embedding : ndarray, shape (V, C)
        The row of each symbol.
    query, key, value : ndarrays, shape (B, H, d, C)
        What each head makes of a place.
    distance : ndarray, shape (B, H, L)
        What each head adds to the score of a place so many steps back, in nats. L is
        the longest text that the model reads.
    output : ndarray, shape (B, H, d, C)
        What the mean of a head adds to a place.
    up, up_bias : ndarrays, shapes (B, M, C) and (B, M)
        From a place to the hidden units of a block, which are ReLUs.
    down, down_bias : ndarrays, shapes (B, C, M) and (B, C)
        What the hidden units add to the place.
    unembedding, bias : ndarrays, shapes (V, C) and (V,)
        From the last row to the score of each symbol, in nats.
    """

    embedding: np.ndarray
    query: np.ndarray
    key: np.ndarray
    value: np.ndarray
    distance: np.ndarray
    output: np.ndarray
    up: np.ndarray
    up_bias: np.ndarray
    down: np.ndarray
    down_bias: np.ndarray
    unembedding: np.ndarray
    bias: np.ndarray


def initial(symbols, length, rng, *, width=64, heads=4, blocks=2, hidden=None):
    """Return a model whose matrices are random and whose other arrays are zero.

    Parameters
    ----------
    symbols : int > 0
        V, how many different symbols there are.
    length : int > 0
        L, how many places the model sees at once.
    rng : numpy.random.Generator
        Source of the weights.
    width : int > 0, default 64
        C, how many numbers a place has; a multiple of `heads`.
    heads, blocks : int > 0, default 4 and 2
        H heads in each of B blocks, of d = C / H numbers each.
    hidden : int > 0, optional
        M, units of each block; by default 4 C.

    Returns
    -------
    Transformer
        Arrays of float64. Weights are normal with variance 1 / inputs; those that add
        to a place have it divided by 2 B, the number of times that something is added.

    Raises
    ------
    TypeError
        If an argument is something else.
    ValueError
        If a number is not positive, or `width` no multiple of `heads`.

    Examples
    --------
    >>> import numpy as np
    >>> from softmax_lib import transformer
    >>> rng = np.random.default_rng(0)
    >>> model = transformer.initial(5, 8, rng, width=6, heads=2, blocks=1)
    >>> model.query.shape, model.distance.shape
    ((1, 2, 3, 6), (1, 2, 8))
    """
    names = {"symbols": symbols, "length": length, "width": width, "heads": heads}
    names["blocks"] = blocks
    V, L, C, H, B = (as_count(count, name) for name, count in names.items())
    M = 4 * C if hidden is None else as_count(hidden, "hidden")
    if C % H:
        raise ValueError(f"width must be a multiple of heads; {C} is none of {H}.")
    as_generator(rng)
    d = C // H

    def normal(inputs, *shape):
        return rng.normal(0, inputs**-0.5, shape)

    return Transformer(
        embedding=normal(1, V, C),
        query=normal(C, B, H, d, C),
        key=normal(C, B, H, d, C),
        value=normal(C, B, H, d, C),
        distance=np.zeros((B, H, L)),
        output=normal(C * 2 * B, B, H, d, C),
        up=normal(C, B, M, C),
        up_bias=np.zeros((B, M)),
        down=normal(M * 2 * B, B, C, M),
        down_bias=np.zeros((B, C)),
        unembedding=normal(C, V, C),
        bias=np.zeros(V),
    )


def readable(model, tokens, length=None):
    """Return tokens as an array, and refuse what the model cannot read."""
    tokens = np.asarray(tokens)
    L, V = model.distance.shape[-1] if length is None else length, len(model.embedding)
    if not np.issubdtype(tokens.dtype, np.integer):
        raise TypeError(f"symbols are whole numbers from 0, not {tokens.dtype}.")
    if tokens.ndim != 2 or tokens.size == 0:
        raise ValueError(
            f"tokens must have shape (n, T), a row a text; not {tokens.shape}."
        )
    if tokens.shape[1] > L:
        raise ValueError(
            f"the model sees {L} places at once, not {tokens.shape[1]}; give it the "
            f"last {L}."
        )
    if tokens.min() < 0 or tokens.max() >= V:
        raise ValueError(
            f"the model knows the symbols 0 to {V - 1}, not {tokens.min()} to "
            f"{tokens.max()}."
        )
    return tokens
