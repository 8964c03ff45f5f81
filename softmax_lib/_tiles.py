"""How softmax and its relatives run: one cache-sized tile of rows after another.

An array is seen as tiles of shape (rows, K), or (g, K, columns) where the axis
in question is not the last; axis 1 is always the one that is normalised.
Everything here expects floating-point flags to be ignored.
"""

import numpy as np

from softmax_lib.floats import exp_limits

TILE = 1 << 16  # elements: half a MB of float64, which stays in the L2 cache
_STRIP = 32  # rows added one after the other in one strip of a column sum


def row_sum(e):
    """Return the sums along axis 1, axis kept, in an order that K alone decides.

    Short rows: einsum, whose cost per row is a tenth of add.reduce's. Long rows:
    add.reduce, which is pairwise. Columns: strips of 32, then strips of strips.
    """
    if e.ndim == 2:
        if e.shape[1] <= 512:
            return np.einsum("ij->i", e)[:, None]
        return np.add.reduce(e, axis=1, keepdims=True)
    while e.shape[1] > 1:
        e = strip_sum(e)
    return e


def strip_sum(e):
    """Return the sums of strips of 32 along axis 1 of a (g, K, columns) array."""
    g, size, columns = e.shape
    if columns == 1:  # add.reduce would add a lone column in another order
        return strip_sum(np.repeat(e, 2, axis=2))[:, :, :1]
    whole = size - size % _STRIP
    strips = e[:, :whole].reshape(g, whole // _STRIP, _STRIP, columns)
    sums = np.add.reduce(strips, axis=2)
    if whole == size:
        return sums
    return np.concatenate([sums, np.add.reduce(e[:, whole:], axis=1, keepdims=True)], 1)


def row_max(x):
    """Return the maxima along axis 1, axis kept; NaN where there is one."""
    if x.ndim == 2 and x.shape[1] <= 32 < x.shape[0]:
        top = x[:, 0].copy()  # column by column: reduce costs 25-90 ns per row
        for column in x.T[1:]:
            np.maximum(top, column, out=top)
        return top[:, None]
    return np.maximum.reduce(x, axis=1, keepdims=True)


def shift(top, size):
    """Return what to subtract from rows with maximum `top` before exp.

    Nothing if exp and the sum of `size` of them stay in range and at least one
    is >= 1. Else an integer: z - c is then exact wherever exp(z - top) is not
    astronomically small, while z - max(z) has a rounding error of up to
    eps/2 * (max - min), which exp turns into a relative one.
    """
    limit = np.floor(exp_limits(top.dtype).largest - np.log(size)) - 1
    whole = np.floor(top)
    c = np.where(top < 0, whole, np.where(top > limit, whole - limit, 0))
    integers_only = 1 / np.finfo(top.dtype).eps  # from here on whole - limit rounds
    return np.where(top > integers_only, top, c).astype(top.dtype)


def take(x, chosen):
    """Copy the rows (or columns) where `chosen`, a bool array of row sums' shape."""
    if x.ndim == 2:
        return x[chosen[:, 0]]
    return np.ascontiguousarray(x.swapaxes(0, 1)[:, chosen[:, 0]][None])


def put(x, chosen, values):
    """Write back what `take` copied."""
    if x.ndim == 2:
        x[chosen[:, 0]] = values
    else:
        x.swapaxes(0, 1)[:, chosen[:, 0]] = values[0]


def exp_sum(x, out):
    """Write exp(x) to `out` and return the sums along axis 1, axis kept."""
    if x.size <= TILE or (x.ndim == 2 and x.shape[0] > 1):
        return row_sum(np.exp(x, out=out))
    sums = []
    step = TILE if x.ndim == 2 else max(1, TILE // (x[:, 0].size * _STRIP)) * _STRIP
    partial = row_sum if x.ndim == 2 else strip_sum
    for start in range(0, x.shape[1], step):
        block = slice(start, start + step)
        sums.append(partial(np.exp(x[:, block], out=out[:, block])))
    return row_sum(np.concatenate(sums, axis=1))


def softmax(x, out):
    """Write the softmax of `x` along axis 1 to `out`, which is other memory.

    First without any shift: where 1 <= sum < inf nothing has overflowed, and an
    exp that underflowed belongs to a probability <= it. No maximum is needed,
    and nothing is rounded before exp. The other rows are done again.
    """
    total = exp_sum(x, out)
    again = ~((total >= 1) & (total < np.inf))
    if again.any():
        rows = take(x, again)
        top = row_max(rows)
        rows -= shift(top, rows.shape[1])
        total[again] = row_sum(np.exp(rows, out=rows)).ravel()
        put(out, again, rows)
        _infinite(x, top, again, out, total)
    np.divide(out, total, out=out)


def _infinite(x, top, again, out, total):
    """Give rows with +inf their limit: all mass there; NaN if there are several."""
    endless = again.copy()
    endless[again] = top.ravel() == np.inf
    if endless.any():
        hit = take(x, endless) == np.inf
        count = np.add.reduce(hit, axis=1, keepdims=True)
        put(out, endless, hit)
        total[endless] = np.where(count == 1, 1, np.nan).ravel()


def excess(x, top, work):
    """Return logsumexp(x) - max(x) >= 0 along axis 1, small values accurate too.

    It is log1p(r) where r sums exp(z - max) over all but the maximum. Where the
    maximum dominates, r is summed without it: 1 + r may be rounded to 1.
    `work` is overwritten, `top` the row maxima.
    """
    c = shift(top, x.shape[1])
    shifted = np.subtract(x, c, out=work) if c.any() else x
    total = exp_sum(shifted, work)
    peak = np.exp(top - c)
    rest = total - peak
    near = rest < 0.5 * peak
    if near.any():
        others = take(work, near)
        others[take(x, near) == take(top, near)] = 0
        rest[near] = row_sum(others).ravel()
    ratio = rest / peak
    return np.log1p(ratio, out=ratio)


def log_softmax(x, out):
    """Write the log of the softmax of `x` along axis 1 to `out`, other memory."""
    top = row_max(x)
    over = excess(x, top, out)
    np.subtract(x, top, out=out)
    np.subtract(out, over, out=out)
    endless = top == np.inf
    if endless.any():
        hit = take(x, endless) == np.inf
        several = np.add.reduce(hit, axis=1, keepdims=True) > 1
        limit = np.where(hit, 0, -np.inf)
        put(out, endless, np.where(several, np.nan, limit))


def logsumexp(x, work):
    """Return log(sum(exp(x))) along axis 1, axis kept; `work` is overwritten."""
    total = exp_sum(x, work)
    result = np.log(total)
    again = ~((total >= 1.5) & (total < np.inf))
    if again.any():
        rows = take(x, again)
        top = row_max(rows)
        over = excess(rows, top, np.empty_like(rows))
        result[again] = np.where(np.isinf(top), top, top + over).ravel()
    return result
