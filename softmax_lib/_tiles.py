"""How softmax and its relatives run: the arithmetic on one cache-sized tile.

A tile has shape (rows, K), or (g, K, columns) where the axis in question is not
the last; axis 1 is always the one that is normalised. Everything here expects
contiguous arrays and floating-point flags that are ignored.
"""

import numpy as np

from softmax_lib._exp import exp
from softmax_lib._shift import bounds, faint, far, origin, shift
from softmax_lib._sums import SHORT, STRIP, row_max, row_sum, spread, strip_sum


def block_size(dtype):
    """Return how many elements of a tile fit in 1 MB.

    Smaller ones stay in the L2 cache, but the calls cost more than that saves: rows
    of 1000 in float32 take 1.08, 0.91 and 0.91 ns an entry with 1/4, 1/2 and 1 MB
    for softmax, 2.25, 1.74 and 1.57 for its logarithm.
    """
    return (1 << 20) // dtype.itemsize


def take(x, chosen):
    """Copy the rows (or columns) where `chosen`, a bool array of row sums' shape."""
    if x.ndim == 2:
        return x[chosen[:, 0]]
    columns = x.swapaxes(0, 1).reshape(x.shape[1], -1)
    return columns.take(np.flatnonzero(chosen), axis=1)[None]


def put(x, chosen, values):
    """Write back what `take` copied."""
    if x.ndim == 2:
        x[chosen[:, 0]] = values
    else:
        x.swapaxes(0, 1)[:, chosen[:, 0]] = values[0]


def blocks(x):
    """Yield the slices along axis 1 in which a tile larger than the cache is done."""
    size, step = x.shape[1], x.shape[1]
    if x.ndim == 2 and len(x) == 1:
        step = block_size(x.dtype)
    elif x.ndim == 3:
        step = max(1, block_size(x.dtype) // (x[:, 0].size * STRIP)) * STRIP
    for start in range(0, size, step):
        yield np.s_[:, start : start + step]


def exp_sum(x, out=None, c=None, silence=None, differences=None):
    """Return the sums of exp(x - c) along axis 1, axis kept, and write exp to `out`.

    ``silence(b, e)`` may change the exponentials `e` of a block `b` before the sum.
    `differences`, if given, keeps x - c.
    """
    partial = row_sum if x.ndim == 2 else strip_sum
    wide_c = None if c is None else spread(c, x)
    sums, scratch = [], None
    for b in blocks(x):
        if out is not None:
            e = out[b]
        else:
            scratch = np.empty_like(x[b]) if scratch is None else scratch
            e = scratch[:, : x[b].shape[1]]
        d = e if differences is None else differences[b]
        exp(x[b] if c is None else np.subtract(x[b], wide_c, out=d), out=e)
        if silence is not None:
            silence(b, e)
        sums.append(partial(e))
    return row_sum(np.concatenate(sums, axis=1) if len(sums) > 1 else sums[0])


def softmax(x, out):
    """Write the softmax of `x` along axis 1 to `out`, which is other memory.

    Without any shift where 1/4 <= sum < inf: then nothing has overflowed, and an
    exp that underflowed belongs to a probability <= 4 times it. Nothing is rounded
    before exp. The other rows are shifted. A row's sum alone decides how it is
    done; that a shift is tried first where it looks needed changes no result.
    """
    total = exp_sum(x, out, _first_shift(x))
    again = ~((total >= 0.25) & (total < np.inf))
    if again.any():
        rows = take(x, again)
        top = row_max(rows)
        total[again] = exp_sum(rows, rows, shift(top, rows.shape[1])).ravel()
        put(out, again, rows)
        _infinite(x, top, again, out, total)
    np.divide(out, spread(total, x), out=out)


def _first_shift(x):
    """Return the shift of the rows that surely need one, or None if few seem to."""
    low, high, largest = bounds(x.dtype, x.shape[1])
    glance = x[0, :512].max() if x.ndim == 2 else x[0, :, 0].max()
    if not (glance > high or glance < low):
        return None
    top = row_max(x)
    surely = (top < low) | (top > largest)
    return np.where(surely, shift(top, x.shape[1]), x.dtype.type(0))


def _infinite(x, top, again, out, total):
    """Give rows with +inf their limit: all mass there; NaN if there are several."""
    endless = again.copy()
    endless[again] = top.ravel() == np.inf
    if endless.any():
        hit = take(x, endless) == np.inf
        count = np.add.reduce(hit, axis=1, keepdims=True)
        put(out, endless, hit)
        total[endless] = np.where(count == 1, 1, np.nan).ravel()


def peaks(x):
    """Return the maxima along axis 1, axis kept, and what is known of their places.

    In long rows, where they are: argmax takes 0.11 ns an entry and maximum.reduce
    0.18. In columns, the maxima of the blocks. In short rows nothing.
    """
    if x.ndim == 3:
        tops = [row_max(x[b]) for b in blocks(x)]
        return np.maximum.reduce(tops), tops
    if x.shape[1] <= SHORT:
        return row_max(x), None
    first = x.argmax(axis=1)
    return np.take_along_axis(x, first[:, None], axis=1), first


def excess(x, top, wide_top, places, **options):
    """Return logsumexp(x) - max(x) >= 0 along axis 1, small values accurate too.

    It is log1p of the `rest`: where that is small, 1 + rest may be rounded to 1.
    """
    over = rest(x, top, wide_top, places, **options)
    return np.log1p(over, out=over)


def rest(x, top, wide_top, places, *, out=None, differences=None):
    """Return the sum of exp(z - max) over all but one maximum, along axis 1.

    `top` and `places` are those of `peaks`, `wide_top` is `top`, spread. `out` may
    be overwritten. `differences`, if given where all of `top` are `far` from 0,
    keeps x - top: that is then what exp is taken of. If the sum gets so small that
    exp may have lost digits, it is taken again.
    """
    size = x.shape[1]
    inside = top.min() >= -1 and top.max() <= bounds(x.dtype, size)[1]
    c = None if inside else origin(top, size)
    above = top if c is None else top - c
    peak = np.exp(above)
    total = _sum_of_rest(x, wide_top, (top, places), c, peak, out, differences)
    tiny, lift = faint(x.dtype, size)
    # Where the maximum is far above what is subtracted, the others are nothing to it.
    lost = (total < tiny) & (above <= lift)
    total /= peak
    if lost.any():
        total[lost] = _lifted(take(x, lost), lift).ravel()
    return total


def _lifted(x, lift):
    """Return what `rest` does, from exponentials that are e**lift larger."""
    top, places = peaks(x)
    c = origin(top, x.shape[1])
    lower = c - x.dtype.type(lift)
    peak = np.exp(top - lower)
    total = _sum_of_rest(x, spread(top, x), (top, places), lower, peak)
    return total / np.exp(top - c) * np.exp(lower - c)


def _sum_of_rest(x, wide_top, known, c, peak, out=None, differences=None):
    """Return the sum of exp(x - c) over all but one maximum, along axis 1.

    `known` is what `peaks` returns, `peak` is exp(max - c).
    """
    top, places = known
    if x.ndim == 2 and x.shape[1] <= SHORT:
        e = np.empty_like(x) if out is None else out
        d = e if differences is None else differences
        exp(x if c is None else np.subtract(x, spread(c, x), out=d), out=e)
        return _sum_of_others(e, x != wide_top, peak)
    if x.ndim == 2:
        return exp_sum(x, out, c, _first_maxima(places), differences)
    count = np.zeros(top.shape, np.intp)
    total = exp_sum(x, out, c, _all_maxima(x, top, places, count), differences)
    if count.max() > 1:
        total += np.maximum(count - 1, 0).astype(x.dtype) * peak
    return total


def _first_maxima(first):
    """Return what sets the exponentials of rows to 0 at the places `first`.

    The sum is then that of the others, to all its digits, for 0.1 ns an entry: a
    mask of the maxima, multiplied, takes 0.4.
    """

    def silence(b, e):
        start, stop = b[1].start, b[1].start + e.shape[1]
        rows = np.flatnonzero((start <= first) & (first < stop))
        e[rows, first[rows] - start] = 0

    return silence


def _all_maxima(x, top, tops, count):
    """Return what sets the exponentials of all maxima to 0 and counts them.

    Along axis 1 of three argmax is slow: 7 ns an entry. A list of the entries that
    equal the maximum takes 0.3; a look at the columns that have theirs in a block,
    known by the maxima `tops` of the blocks, 0.2.
    """
    tops = iter(tops)

    def silence(b, e):
        columns = np.flatnonzero(next(tops) == top)
        few = len(x) == 1 and 4 * columns.size < count.size
        block = x[b][0].take(columns, axis=1)[None] if few else x[b]
        peak = top.take(columns, axis=2) if few else top
        hits = np.flatnonzero(block == peak)
        group, row, column = np.unravel_index(hits, block.shape)
        column = columns[column] if few else column
        e[group, row, column] = 0
        found = np.bincount(group * e.shape[2] + column, minlength=count.size)
        np.add(count, found.reshape(count.shape), out=count)

    return silence


def _sum_of_others(e, other, peak):
    """Sum `e` where `other` is true, and one `peak` for every maximum but the first."""
    e *= other
    rest = row_sum(e)
    one_each = np.count_nonzero(other) == other.size - len(other)
    if not one_each or np.isnan(rest).any():
        maxima = other.shape[1] - row_sum(other.astype(e.dtype))
        rest += (maxima - 1) * peak
    return rest


def log_softmax(x, out):
    """Write the log of the softmax of `x` along axis 1 to `out`, other memory."""
    top, places = peaks(x)
    wide_top = spread(top, x)
    # Far from 0, exp is taken of x - max itself, which is then kept: 10 % faster.
    done = bool((np.abs(top) >= far(x.dtype)).all())
    room = {"differences": out} if done else {"out": out}
    if not done and len(list(blocks(x))) > 1:
        room = {}  # exp is left in memory that is in the cache: 7 % faster
    wide_over = spread(excess(x, top, wide_top, places, **room), x)
    for b in blocks(x):
        d = out[b] if done else np.subtract(x[b], wide_top, out=out[b])
        np.subtract(d, wide_over, out=out[b])
    endless = top == np.inf
    if endless.any():
        hit = take(x, endless) == np.inf
        several = np.add.reduce(hit, axis=1, keepdims=True) > 1
        limit = np.where(hit, 0, -np.inf)
        put(out, endless, np.where(several, np.nan, limit))


def logsumexp(x):
    """Return log(sum(exp(x))) along axis 1, axis kept."""
    top, places = peaks(x)
    over = excess(x, top, spread(top, x), places)
    return np.where(np.isinf(top), top, top + over)
