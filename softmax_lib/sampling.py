"""Drawing classes from logits."""

import numpy as np

from softmax_lib._arguments import (
    as_axes,
    as_generator,
    as_logits,
    as_temperature,
)
from softmax_lib._rows import as_rows, from_rows
from softmax_lib._shift import shift
from softmax_lib.stable import softmax

__all__ = ["gumbel_max", "gumbel_softmax"]


@np.errstate(all="ignore")
def gumbel_max(z, *, rng, size=None, axis=-1):
    r"""Return classes drawn from softmax(`z`), without computing softmax.

    Class :math:`i` is drawn with probability :math:`p_i` if it is the one with the
    largest :math:`z_i + G_i`, where the :math:`G_i` are independent draws from the
    standard Gumbel distribution.

    Parameters
    ----------
    z : array_like, any shape
        Logits, in nats up to a constant per row.
    rng : numpy.random.Generator
        Source of the noise, for example ``np.random.default_rng(7)``.
    size : int or tuple of ints, optional
        Shape of independent draws for each row; a single one if not given.
    axis : int or tuple of ints, default -1
        The axis or axes that hold the classes.

    Returns
    -------
    ndarray of int, shape `size` + the shape of `z` without `axis`, or an int
        Indices of the classes; with several axes, counted in C order. A class
        with a logit of -inf is never drawn, one with +inf always.

    Raises
    ------
    TypeError
        If `z` does not hold real numbers, `axis` is None, or `rng` is no Generator.
    ValueError
        If `axis` does not fit, or a row has no distribution: it is empty, all
        -inf, or holds NaN or several +inf.

    Notes
    -----
    For an exponential draw :math:`E`, :math:`-\log E` is a Gumbel draw, and it is
    finite but for :math:`E = 0`, which is lifted to the smallest normal number.
    (:math:`-\log(-\log U)` with a uniform :math:`U` in [0, 1) is -inf for
    :math:`U = 0`, and +inf where :math:`U` rounds to 1.) Logits far from zero are
    shifted first, in float64 at least, so that no noise is rounded away. It takes 8
    bytes for each class and draw. History and uses of the trick: [1]_.

    References
    ----------
    .. [1] I. A. M. Huijben, W. Kool, M. B. Paulus and R. J. G. van Sloun, "A review
       of the Gumbel-max trick and its extensions for discrete stochasticity in
       machine learning", IEEE TPAMI 45 (2023) 1353-1371.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> draws = sl.gumbel_max([0.7, 1.5, 4.8], rng=np.random.default_rng(7), size=1000)
    >>> bool(abs(np.mean(draws == 2) - 0.9493) < 0.03)
    True
    """
    logits, _ = _with_noise(z, axis, rng, size)
    return np.argmax(logits, axis=-1)


@np.errstate(all="ignore")
def gumbel_softmax(z, *, rng, temperature=1.0, size=None, axis=-1):
    r"""Return soft draws from softmax(`z`): distributions, smooth in `z`.

    .. math:: \operatorname{softmax}\left(\frac{z + G}{T}\right)

    with independent draws :math:`G_i` from the standard Gumbel distribution. The
    largest entry is the class that `gumbel_max` draws from the same state of `rng`,
    up to ties from rounding: several entries may share the largest value.

    Parameters
    ----------
    z : array_like, any shape
        Logits, in nats up to a constant per row.
    rng : numpy.random.Generator
        Source of the noise, for example ``np.random.default_rng(7)``.
    temperature : float, default 1.0
        `T` > 0. Towards 0 the result becomes one-hot, and its gradient with respect
        to `z` useless; towards infinity it becomes uniform.
    size : int or tuple of ints, optional
        Shape of independent draws for each row; a single one if not given.
    axis : int or tuple of ints, default -1
        The axis or axes of `z` that hold the classes.

    Returns
    -------
    ndarray, shape `size` + the shape of `z`, dtype of `z`
        Distributions. A class with a logit of -inf gets 0, one with +inf all.

    Raises
    ------
    TypeError
        If `z` does not hold real numbers, `axis` is None, or `rng` is no Generator.
    ValueError
        If `axis` or `temperature` do not fit, or a row has no distribution: it is
        empty, all -inf, or holds NaN or several +inf.

    Notes
    -----
    Found twice at the same time [1]_, [2]_. The mean of the draws tends to
    softmax(z) as T falls, and in general is another. Noise and softmax are computed in
    float64 at least, and no temperature is too small: differences that overflow give
    exact zeros and ones.

    Given the noise, the roundings of z + G and of its quotient by T add a relative
    error of at most ``12 * eps * A / T`` to that of `softmax`, with the eps of float64
    and A the largest abs(z) + abs(G) of the row: ten digits are safe at logits of 700
    and a temperature of 0.1.

    References
    ----------
    .. [1] E. Jang, S. Gu and B. Poole, "Categorical reparameterization with
       Gumbel-softmax", ICLR 2017.
    .. [2] C. J. Maddison, A. Mnih and Y. W. Teh, "The concrete distribution: a
       continuous relaxation of discrete random variables", ICLR 2017.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> sl.gumbel_softmax([0.7, 1.5, 4.8], rng=np.random.default_rng(7),
    ...                   temperature=1e-9)
    array([0., 0., 1.])
    """
    z, temperature = as_logits(z), as_temperature(temperature)
    logits, axes = _with_noise(z, axis, rng, size)
    p = softmax(logits, temperature=temperature)
    draws = logits.ndim - 1 - (z.ndim - len(axes))
    p = from_rows(p, (*p.shape[:draws], *z.shape), [a + draws for a in axes])
    return p.astype(z.dtype, copy=False)


def _with_noise(z, axis, rng, size):
    """Return the rows of `z` plus Gumbel noise, shape (*size, ..., K), and the axes."""
    z = as_logits(z)
    axes = as_axes(axis, z.ndim)
    as_generator(rng)
    rows = as_rows(z, axes, np.promote_types(z.dtype, np.float64))
    _refuse_rows_without_distribution(rows)
    draws = () if size is None else tuple(np.atleast_1d(size).tolist())
    race = rng.standard_exponential((*draws, *rows.shape))
    noise = -np.log(np.maximum(race, np.finfo(np.float64).tiny))
    return _near_zero(rows) + noise, axes


def _near_zero(rows):
    """Return rows far from zero minus a constant, lest they round the noise away."""
    top = rows.max(axis=-1, keepdims=True)
    c = shift(top, 1)
    return rows if c is None else rows - np.where(top == np.inf, 0, c)


def _refuse_rows_without_distribution(rows):
    if rows.shape[-1] == 0:
        raise ValueError("z has no classes to draw from: its axis is empty.")
    if np.isnan(rows).any():
        raise ValueError("z holds NaN, so there is no distribution to draw from.")
    if (rows == -np.inf).all(axis=-1).any():
        raise ValueError(
            "a row of z is all -inf: every class is excluded and none can be drawn."
        )
    if ((rows == np.inf).sum(axis=-1) > 1).any():
        raise ValueError(
            "a row of z holds several +inf: how they share the mass is undefined."
        )
