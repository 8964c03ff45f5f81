"""Acting on probabilities: the decision that costs least."""

import numpy as np

from softmax_lib._arguments import as_logits, as_number, check_probabilities

__all__ = ["decide"]


def decide(p, cost, *, abstain=None):
    r"""Return the decision of least expected cost for each distribution in `p`.

    .. math:: \arg\min_d \sum_k p_k\, C_{k,d}

    Parameters
    ----------
    p : array_like, shape (..., K)
        Probabilities of the classes.
    cost : array_like of shape (K, D)
        What decision d costs, in any one unit, if class k is the truth. D need not
        be K. Negative costs are gains.
    abstain : float, optional
        What it costs to decide nothing, in the same unit.

    Returns
    -------
    ndarray of int, shape (...), or an int
        The decision, the first of several that cost the same; -1 where to abstain
        costs less than each of them.

    Raises
    ------
    TypeError
        If `p` or `cost` do not hold real numbers.
    ValueError
        If a row of `p` is no distribution, or a cost is not finite, or the shapes do
        not fit.

    Notes
    -----
    Best only as far as `p` is calibrated. With costs of 1 for each error and 0
    otherwise it is argmax, and abstains where the largest probability is below
    1 - `abstain` [1]_.

    References
    ----------
    .. [1] C. K. Chow, "On optimum recognition error and reject tradeoff", IEEE
       Transactions on Information Theory 16 (1970) 41-46.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> cost = [[0, 1], [10, 0]]    # to miss class 1 costs ten times as much
    >>> sl.decide([[0.95, 0.05], [0.85, 0.15]], cost).tolist()
    [0, 1]
    >>> sl.decide([[0.95, 0.05], [0.85, 0.15]], cost, abstain=0.6).tolist()
    [0, -1]
    """
    p, cost = as_logits(p, "p"), as_logits(cost, "cost")
    if cost.ndim != 2 or not p.ndim or p.shape[-1] != len(cost) or not cost.size:
        raise ValueError(
            f"cost must have shape (K, D), a row a class and a column a decision; "
            f"p has shape {p.shape} and cost {cost.shape}."
        )
    if not np.isfinite(cost).all():
        raise ValueError("cost must hold finite numbers.")
    check_probabilities(p, (p.ndim - 1,))
    if np.isnan(p).any():
        raise ValueError("p holds NaN, on which nothing can be decided.")
    wide = np.promote_types(np.result_type(p, cost), np.float64)
    expected = np.einsum("...k,kd->...d", p.astype(wide), cost.astype(wide))
    choice = expected.argmin(axis=-1)
    if abstain is None:
        return choice
    price = as_number(abstain, "abstain")
    if np.isnan(price):
        raise ValueError("abstain must be a cost, not nan.")
    return np.where(expected.min(axis=-1) > price, -1, choice)[()]
