"""Drawing classes from logits."""

import math

import numpy as np

from softmax_lib._arguments import as_axes, as_logits

__all__ = ["gumbel_max"]


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
    :math:`U = 0`, and +inf where :math:`U` rounds to 1.) The noise takes 8 bytes
    for each class and draw. History and uses of the trick: [1]_.

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
    z = as_logits(z)
    axes = as_axes(axis, z.ndim)
    if not isinstance(rng, np.random.Generator):
        raise TypeError(
            f"rng must be a numpy.random.Generator, not {type(rng).__name__}; "
            "pass np.random.default_rng(seed)."
        )
    rest = z.ndim - len(axes)
    rows = np.moveaxis(z, axes, range(rest, z.ndim))
    rows = rows.reshape(*rows.shape[:rest], math.prod(rows.shape[rest:]))
    _refuse_rows_without_distribution(rows)
    draws = () if size is None else tuple(np.atleast_1d(size).tolist())
    race = rng.standard_exponential((*draws, *rows.shape))
    noise = -np.log(np.maximum(race, np.finfo(np.float64).tiny))
    return np.argmax(rows + noise, axis=-1)


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
