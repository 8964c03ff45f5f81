"""How long a computation must take at least: operations, bytes, and a machine's roofs.

Counted are bytes between the processor's fast memory and the large one, and operations:
additions, multiplications, divisions and comparisons as one kind, exponentials and
logarithms as another, since they take longer. Not counted is that many processors read
a line of memory before they write to it.
"""

from typing import NamedTuple

import numpy as np

from softmax_lib._arguments import as_count, as_number

__all__ = [
    "Machine",
    "Seconds",
    "Work",
    "attention_work",
    "product_work",
    "seconds",
    "softmax_work",
]

# readings of the scores, writings of scores or results, exponentials of a score and
# other operations with it
PASSES = {
    "steps": (5, 3, 1, 4),
    "three passes": (3, 1, 2, 5),
    "two passes": (2, 1, 2, 5),
    "blocks": (1, 1, 1, 4),
}


class Work(NamedTuple):
    """What a computation has to do.

    Attributes
    ----------
    flops, exps, bytes : int
        Additions, multiplications, divisions and comparisons; exponentials and
        logarithms; bytes read from the large memory and written to it.
    """

    flops: int
    exps: int
    bytes: int

    @property
    def operations(self):
        """All of them: flops and exps."""
        return self.flops + self.exps

    @property
    def intensity(self):
        """Operations per byte."""
        return self.operations / self.bytes


class Machine(NamedTuple):
    """What a machine can do in a second at most.

    Attributes
    ----------
    bandwidth, flops, exps : float
        Bytes to and from the large memory; additions and multiplications, as in a
        product of large matrices; exponentials, of numbers that are near.
    """

    bandwidth: float
    flops: float
    exps: float


class Seconds(NamedTuple):
    """How long each part of a `Work` takes on a `Machine`, if nothing else did.

    Attributes
    ----------
    memory, flops, exps : float
        Seconds for the bytes, the flops and the exps.
    """

    memory: float
    flops: float
    exps: float

    @property
    def least(self):
        """The longest of the three: even where they overlap fully it takes no less."""
        return max(self)

    @property
    def limit(self):
        """Which one that is: "memory", "flops" or "exps"."""
        return self._fields[int(np.argmax(self))]


def seconds(work, machine):
    """Return how long the parts of a computation take on a machine.

    Parameters
    ----------
    work : Work
        What is to be done.
    machine : Machine
        What can be done in a second: three numbers > 0.

    Returns
    -------
    Seconds
        The largest of them is a lower bound of the time: the roofline model [1]_.

    Raises
    ------
    TypeError
        If a number of the machine is none.
    ValueError
        If one is not positive and finite.

    References
    ----------
    .. [1] S. Williams, A. Waterman and D. Patterson, "Roofline: an insightful visual
       performance model for multicore architectures", Communications of the ACM 52,
       2009.

    Examples
    --------
    >>> from softmax_lib import roofline
    >>> work = roofline.softmax_work(1000, 50_000)
    >>> parts = roofline.seconds(work, roofline.Machine(10e9, 100e9, 2e9))
    >>> parts.least, parts.limit
    (0.04, 'memory')
    """
    rates = [
        _rate(rate, name) for name, rate in zip(Machine._fields, machine, strict=True)
    ]
    amounts = work.bytes, work.flops, work.exps
    return Seconds(*(n / rate for n, rate in zip(amounts, rates, strict=True)))


def softmax_work(rows, classes, *, method="blocks", itemsize=4):
    """Return the work of a softmax of each row.

    Parameters
    ----------
    rows, classes : int
        The shape of the scores.
    method : str
        "steps", one operation on the whole array after another, with an array for
        each result; "three passes" over a row, for its maximum, its sum and the result;
        "two passes", maximum and sum in one [1]_; or "blocks" of rows that stay in the
        fast memory until they are done, as `softmax_lib.softmax` has them.
    itemsize : int, default 4
        Bytes of a number: 8 for float64, 4 for float32, 2 for float16 and bfloat16.

    Returns
    -------
    Work
        Passes take the exponential again, rather than keep it. What a row needs only
        once, or whenever its maximum rises, is left out.

    Raises
    ------
    TypeError, ValueError
        If a size is not a whole number >= 1, or the method is unknown.

    References
    ----------
    .. [1] M. Milakov and N. Gimelshein, "Online normalizer calculation for softmax",
       arXiv:1805.02867, 2018.

    Examples
    --------
    >>> from softmax_lib import roofline
    >>> roofline.softmax_work(1, 1000, method="three passes")
    Work(flops=5000, exps=2000, bytes=16000)
    >>> roofline.softmax_work(1, 1000).bytes
    8000
    """
    rows, classes, itemsize = _counts(rows=rows, classes=classes, itemsize=itemsize)
    if method not in PASSES:
        raise ValueError(f"method must be one of {', '.join(PASSES)}, not {method!r}.")
    read, written, exps, flops = PASSES[method]
    numbers = rows * classes
    return Work(flops * numbers, exps * numbers, (read + written) * numbers * itemsize)


def product_work(rows, features, classes, *, itemsize=4):
    """Return the work of a matrix product, such as the scores of an output layer.

    Parameters
    ----------
    rows, features, classes : int
        An array (rows, features) meets one of shape (features, classes).
    itemsize : int, default 4
        Bytes of a number.

    Returns
    -------
    Work
        Each array is read or written once: no product of these shapes moves less.

    Raises
    ------
    TypeError, ValueError
        If a size is not a whole number >= 1.

    Examples
    --------
    >>> from softmax_lib import roofline
    >>> one, many = (roofline.product_work(n, 768, 50_257) for n in (1, 1024))
    >>> round(one.intensity, 2), round(many.intensity)
    (0.5, 218)
    """
    rows, features, classes, itemsize = _counts(
        rows=rows, features=features, classes=classes, itemsize=itemsize
    )
    moved = rows * features + features * classes + rows * classes
    return Work(2 * rows * features * classes, 0, itemsize * moved)


def attention_work(queries, places, width, *, block=None, gradient=False, itemsize=4):
    """Return the work of attention by one head.

    Parameters
    ----------
    queries, places : int
        How many there are.
    width : int
        Features of a query, a key and a value.
    block : int, optional
        How many queries meet how many places at once, in the fast memory. None: all
        scores and all weights are written to the large one, and read again.
    gradient : bool, default False
        Count the way back too: the gradient of queries, keys and values. From a
        block nothing but a number for each query is kept, and its weights are made
        again [1]_.
    itemsize : int, default 4
        Bytes of a number.

    Returns
    -------
    Work
        Without the division by the root of the width, a mask and dropout.

    Raises
    ------
    TypeError, ValueError
        If a size is not a whole number >= 1.

    References
    ----------
    .. [1] T. Dao et al., "FlashAttention: fast and memory-efficient exact attention
       with IO-awareness", NeurIPS 2022.

    Examples
    --------
    >>> from softmax_lib import roofline
    >>> whole = roofline.attention_work(4096, 4096, 64)
    >>> blocks = roofline.attention_work(4096, 4096, 64, block=256)
    >>> round(blocks.operations / whole.operations, 3), whole.bytes // blocks.bytes
    (0.997, 7)
    """
    L, S, d, itemsize = _counts(
        queries=queries, places=places, width=width, itemsize=itemsize
    )
    if block is None:
        flops, exps, numbers = 4 * L * S * d + 4 * L * S, L * S, 4 * L * S
        numbers += 2 * L * d + 2 * S * d
        if gradient:
            flops += 8 * L * S * d + 4 * L * S
            numbers += 7 * L * S + 4 * L * d + 4 * S * d
        return Work(flops, exps, itemsize * numbers)
    (block,) = _counts(block=block)
    of_queries, of_places = -(-L // block), -(-S // block)
    flops = 4 * L * S * d + 3 * L * S + L * of_places * (d + 4) + L * d
    exps = L * S + L * of_places
    numbers = 2 * L * d + 2 * S * d * of_queries
    if gradient:
        flops += L + 2 * L * d + 10 * L * S * d + 3 * L * S
        exps += L + L * S
        numbers += 2 * L + 2 * L * d + 4 * S * d + of_places * (4 * L * d + 2 * L)
    return Work(flops, exps, itemsize * numbers)


def _counts(**sizes):
    """Return the sizes as ints >= 1."""
    return [as_count(size, name) for name, size in sizes.items()]


def _rate(value, name):
    """Return what a machine does in a second as a float, > 0."""
    rate = as_number(value, name)
    if not 0 < rate < np.inf:
        raise ValueError(f"{name} must be positive and finite, a number in a second.")
    return rate
