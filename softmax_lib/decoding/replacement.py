"""Several different classes at once, as if drawn one after the other."""

import numpy as np

from softmax_lib._arguments import as_axes, as_count, as_logits
from softmax_lib._rows import as_rows
from softmax_lib.sampling import _with_noise

__all__ = ["gumbel_top_k"]


@np.errstate(all="ignore")
def gumbel_top_k(z, *, k, rng, axis=-1):
    r"""Return `k` different classes of softmax(`z`), drawn without replacement.

    The classes with the `k` largest :math:`z_i + G_i`, where the :math:`G_i` are
    independent draws from the standard Gumbel distribution, in falling order. The
    first is a draw from softmax; each further one is a draw from softmax over the
    classes that are left:

    .. math::
       P(i_1, \dots, i_k) = \prod_{j=1}^{k}
       \frac{p_{i_j}}{1 - p_{i_1} - \dots - p_{i_{j-1}}} .

    Parameters
    ----------
    z : array_like, any shape
        Logits, in nats up to a constant per row.
    k : int
        How many classes to draw, from 1 to the number of classes of a row whose
        logits are above -inf.
    rng : numpy.random.Generator
        Source of the noise, for example ``np.random.default_rng(7)``.
    axis : int or tuple of ints, default -1
        The axis or axes that hold the classes.

    Returns
    -------
    ndarray of int, shape of `z` without `axis` + (`k`,)
        Indices of the classes in the order in which they were drawn; with several
        axes, counted in C order.

    Raises
    ------
    TypeError
        If `z` does not hold real numbers, `axis` is None, `k` is no number, or `rng`
        is no Generator.
    ValueError
        If `axis` or `k` do not fit, or a row has no distribution: it is empty, all
        -inf, or holds NaN or several +inf.

    Notes
    -----
    Gumbel-max, `softmax_lib.gumbel_max`, with more than one winner; [1]_ carries it
    over to whole sequences, and gives its history.

    References
    ----------
    .. [1] W. Kool, H. van Hoof and M. Welling, "Stochastic beams and where to find
       them: the Gumbel-top-k trick for sampling sequences without replacement", ICML
       2019.

    Examples
    --------
    >>> import numpy as np
    >>> from softmax_lib import decoding
    >>> rng = np.random.default_rng(7)
    >>> sorted(decoding.gumbel_top_k([0.7, 1.5, 4.8], k=3, rng=rng).tolist())
    [0, 1, 2]
    """
    k = as_count(k, "k")
    noisy, _ = _with_noise(z, axis, rng, None)
    z = as_logits(z)
    fewest = int((as_rows(z, as_axes(axis, z.ndim)) > -np.inf).sum(axis=-1).min())
    if k > fewest:
        raise ValueError(
            f"k is {k}, but a row has only {fewest} classes that can be drawn; each "
            "is drawn once at most."
        )
    return np.argsort(-noisy, axis=-1, kind="stable")[..., :k]
