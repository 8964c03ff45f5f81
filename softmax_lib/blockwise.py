"""Attention in blocks: the state of a row with one more column, and its merge."""

import math
from dataclasses import dataclass
from functools import reduce

import numpy as np

from softmax_lib import _state
from softmax_lib._arguments import as_empty, as_logits, compute_dtype
from softmax_lib.attention import checked, value_range, weighted
from softmax_lib.streaming import LogSumExp, chunks

__all__ = ["AttentionState", "blockwise_attention"]


@dataclass(frozen=True, eq=False, slots=True)
class AttentionState:
    r"""What is left of some places once the mean of their values is all that counts.

    The state of a query is that of its scores, see `LogSumExp`, and the sum of the
    values, each times the exponential of its score relative to the largest. Two states
    merge to that of the places of both [1]_ [2]_:

    .. math:: (m_1, s_1, a_1) \oplus (m_2, s_2, a_2)
              = (m,\; s_1 e^{m_1 - m} + s_2 e^{m_2 - m},\;
                 a_1 e^{m_1 - m} + a_2 e^{m_2 - m})
              \quad\text{with}\quad m = \max(m_1, m_2)

    Attributes
    ----------
    scores : LogSumExp
        The state of the scores, with arrays of shape (..., L): for each query the
        largest score, in nats, and the sum of the others' exponentials.
    weighted : ndarray, shape (..., L, v)
        The sums of exp(score - max) times value, in the unit of the values.

    Notes
    -----
    Merging is commutative to the last bit, and associative but for rounding: each merge
    adds to an entry of `weighted` at most 4 eps (float32: 8) times the same sum of
    absolute values. The identity is the state of no places, of the same number of
    queries and columns. A part whose weights vanish beside the other's is silent, even
    if its values are NaN or infinite. Values larger than the largest float over the
    number of places may overflow in the sum; `blockwise_attention` sees to that.

    References
    ----------
    .. [1] M. N. Rabe and C. Staats, "Self-attention does not need O(n^2) memory",
       arXiv:2112.05682, 2021.
    .. [2] T. Dao et al., "FlashAttention: fast and memory-efficient exact attention
       with IO-awareness", NeurIPS 2022.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> of = sl.AttentionState.of
    >>> one = of([[0.7, 1.5]], [[10.0], [20.0]])
    >>> other = of([[4.8]], [[30.0]])
    >>> one.merge(other).mean.round(4)
    array([[29.3352]])
    """

    scores: LogSumExp
    weighted: np.ndarray

    @classmethod
    @np.errstate(all="ignore")
    def of(cls, scores, value):
        """Return the state of places with these scores and values.

        Parameters
        ----------
        scores : array_like, shape (..., L, S)
            The score of each of S places for each of L queries, in nats; -inf for a
            place that the query does not see.
        value : array_like, shape (..., S, v)
            What each place holds. The leading axes broadcast.

        Returns
        -------
        AttentionState
            In float32 for float16, so that many merges round no more than one.

        Raises
        ------
        TypeError
            If an array does not hold real numbers.
        ValueError
            If the shapes do not fit.

        Examples
        --------
        >>> import softmax_lib as sl
        >>> state = sl.AttentionState.of([[0.0, 0.0]], [[1.0], [3.0]])
        >>> float(state.scores.max[0]), state.weighted.tolist()
        (0.0, [[4.0]])
        """
        scores, value = as_logits(scores, "scores"), as_logits(value, "value")
        _check_fit(scores, value)
        dtype = compute_dtype(np.result_type(scores, value))
        scores, value = scores.astype(dtype), value.astype(dtype, copy=False)
        state = LogSumExp.of(scores)
        weights = _state.exp_below(scores, state.max[..., None])
        weights[state.max == -np.inf] = 0
        return cls(state, weighted(weights, value))

    @np.errstate(all="ignore")
    def merge(self, other):
        """Return the state of both parts together.

        Parameters
        ----------
        other : AttentionState
            That of more places for the same queries.

        Returns
        -------
        AttentionState

        Raises
        ------
        TypeError
            If `other` is no AttentionState.

        Examples
        --------
        >>> import numpy as np
        >>> import softmax_lib as sl
        >>> nothing = sl.AttentionState.of(np.empty((1, 0)), np.empty((0, 1)))
        >>> nothing.merge(sl.AttentionState.of([[2.0]], [[5.0]])).mean
        array([[5.]])
        """
        if not isinstance(other, AttentionState):
            raise TypeError(
                "an AttentionState merges with an AttentionState, not "
                f"{type(other).__name__}; pass AttentionState.of(scores, value)."
            )
        both = self.scores.merge(other.scores)
        mine, theirs = (_in_unit_of(both.max, part) for part in (self, other))
        return AttentionState(both, mine + theirs)

    @property
    @np.errstate(all="ignore")
    def mean(self):
        """The mean of the values, (..., L, v): NaN for a query that sees no place."""
        several = (self.scores.max == np.inf) & (self.scores.rest > 0)
        total = np.where(several, np.nan, self.scores.sum)
        return self.weighted / total[..., None]


def _in_unit_of(top, part):
    """Return the weighted values of a part in units of exp(top); silent at 0."""
    factor = np.asarray(_state.exp_below(part.scores.max, top))[..., None]
    return np.where(factor == 0, 0, factor * part.weighted)


@np.errstate(all="ignore")
def blockwise_attention(query, key, value, *, mask=None, empty=np.nan, block=256):
    r"""Return `scaled_dot_product_attention`, a block of scores at a time.

    Parameters
    ----------
    query, key, value, mask, empty
        See `scaled_dot_product_attention`.
    block : int, default 256
        How many queries meet how many places at once.

    Returns
    -------
    ndarray, shape (..., L, v)
        Means, in the unit of the values, with the conventions of
        `scaled_dot_product_attention` for NaN, infinities and nothing seen.

    Raises
    ------
    TypeError
        See `scaled_dot_product_attention`; or if `block` is no integer.
    ValueError
        See `scaled_dot_product_attention`; or if `block` is not positive.

    Notes
    -----
    Each block becomes an `AttentionState`, and states merge; one division comes at the
    end. FlashAttention's arithmetic is the same but that its first version [1]_ divides
    after every block. The result and that of
    `scaled_dot_product_attention` differ by at most

    .. math:: (2 d B + S + 8 b + 32)\,\varepsilon \max |v| ,

    where b is the number of blocks of places, and B the largest
    :math:`\sum_i |q_i k_i| / \sqrt d` of a query and a place, of which the scores'
    rounding depends. Beside the result it takes memory for about five blocks of scores
    and seven of values (times the leading axes), however many queries and places there
    are.

    References
    ----------
    .. [1] T. Dao et al., "FlashAttention: fast and memory-efficient exact attention
       with IO-awareness", NeurIPS 2022, algorithm 1.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> rng = np.random.default_rng(10)
    >>> query, key, value = rng.normal(size=(3, 100, 8))
    >>> in_blocks = sl.blockwise_attention(query, key, value, block=7)
    >>> whole = sl.scaled_dot_product_attention(query, key, value)
    >>> bool(np.allclose(in_blocks, whole, rtol=0, atol=1e-13))
    True
    """
    query, key, value, mask, dtype = checked(query, key, value, mask)
    as_empty(empty)
    rows, places = query.shape[-2], key.shape[-2]
    lead = np.broadcast_shapes(*(a.shape[:-2] for a in (query, key, value)))
    least, most = value_range(value)
    unit = _unit(value)
    value = value if unit == 1 else value / unit
    result = np.empty((*lead, rows, value.shape[-1]), dtype)
    for here in chunks(rows, block, "block"):
        q = query[..., here, :] / math.sqrt(max(1, query.shape[-1]))
        seen = None if mask is None else mask[..., here, :]
        blocks = [
            slice(0),
            *chunks(places, block, "block"),
        ]  # the first is of no places
        states = (_state_of(q, key, value, seen, part) for part in blocks)
        state = reduce(AttentionState.merge, states)
        means = np.clip(state.mean * unit, least, most)
        np.copyto(means, empty, where=state.scores.max[..., None] == -np.inf)
        result[..., here, :] = means
    return result


def _state_of(query, key, value, seen, part):
    """Return what a block of places is to some queries."""
    scores = query @ key[..., part, :].swapaxes(-1, -2)
    if seen is not None:
        scores = np.where(seen[..., part], scores, -np.inf)
    return AttentionState.of(scores, value[..., part, :])


def _unit(value):
    """Return a power of two in whose unit no sum of weighted values overflows."""
    largest = np.abs(value).max(initial=0, where=np.isfinite(value))
    if largest <= np.finfo(value.dtype).max / max(1, value.shape[-2]):
        return value.dtype.type(1)
    return value.dtype.type(2 ** value.shape[-2].bit_length())


def _check_fit(scores, value):
    shapes = f"scores {scores.shape}, value {value.shape}"
    if min(scores.ndim, value.ndim) < 2:
        raise ValueError(f"each array needs at least two axes: {shapes}.")
    if scores.shape[-1] != value.shape[-2]:
        raise ValueError(f"there must be one value for each place: {shapes}.")
    try:
        np.broadcast_shapes(scores.shape[:-2], value.shape[:-2])
    except ValueError:
        raise ValueError(f"the leading axes must broadcast: {shapes}.") from None
