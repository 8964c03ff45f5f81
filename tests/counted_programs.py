"""Small programs that compute, and count what they do, move and keep."""

import math

import numpy as np

from softmax_lib.roofline import Work


class Counter:
    """A fast memory that counts what it computes, and what it loads and stores."""

    def __init__(self):
        self.flops = self.exps = self.numbers = 0

    def load(self, array):
        """Bring an array, or a number, from the large memory."""
        self.numbers += np.size(array)
        return np.array(array, float)

    def store(self, place, array):
        """Write to a place of the large memory."""
        self.numbers += np.size(array)
        place[...] = array

    def each(self, result):
        """Return a result of one operation for each of its entries."""
        self.flops += np.size(result)
        return result

    def exp(self, x):
        self.exps += np.size(x)
        return np.exp(x)

    def log(self, x):
        self.exps += np.size(x)
        return np.log(x)

    def product(self, a, b, onto=0.0):
        """A product of matrices, added to what is there."""
        self.flops += 2 * a.shape[0] * a.shape[1] * b.shape[1]
        return onto + a @ b

    def sum(self, a):
        """Of each row, kept as a column; a sum begins with 0."""
        self.flops += a.size
        return a.sum(axis=1, keepdims=True)

    def largest(self, a):
        """Of each row; the search begins with minus infinity."""
        self.flops += a.size
        return a.max(axis=1, keepdims=True)

    def work(self, itemsize):
        return Work(self.flops, self.exps, self.numbers * itemsize)


def in_steps(c, z, out):
    """Softmax, an array for every step."""
    m = c.largest(c.load(z))
    e = np.empty_like(z)
    c.store(e, c.each(c.load(z) - m))
    c.store(e, c.exp(c.load(e)))
    s = c.sum(c.load(e))
    c.store(out, c.each(c.load(e) / s))


def in_three_passes(c, z, out):
    """Softmax, a number at a time, by maximum, sum and result."""
    for row, result in zip(z, out, strict=True):
        m, s = -math.inf, 0.0
        for j in range(len(row)):
            m = c.each(max(m, c.load(row[j])))
        for j in range(len(row)):
            s = c.each(s + c.exp(c.each(c.load(row[j]) - m)))
        for j in range(len(row)):
            c.store(result[j : j + 1], c.each(c.exp(c.each(c.load(row[j]) - m)) / s))


def in_two_passes(c, z, out):
    """Softmax by a running maximum and sum; a rise of the maximum is not counted."""
    for row, result in zip(z, out, strict=True):
        m, s = -math.inf, 0.0
        for j in range(len(row)):
            x = c.load(row[j])
            c.each(0)  # is it larger?
            if x > m:
                m, s = x, s * math.exp(m - x)
            s = c.each(s + c.exp(c.each(x - m)))
        for j in range(len(row)):
            c.store(result[j : j + 1], c.each(c.exp(c.each(c.load(row[j]) - m)) / s))


def in_blocks(c, z, out, rows=2):
    """Softmax of a few rows at a time, each done before the next is loaded."""
    for start in range(0, len(z), rows):
        x = c.load(z[start : start + rows])
        e = c.exp(c.each(x - c.largest(x)))
        c.store(out[start : start + rows], c.each(e / c.sum(e)))


WAYS = {
    "steps": in_steps,
    "three passes": in_three_passes,
    "two passes": in_two_passes,
    "blocks": in_blocks,
}


def forward(c, q, k, v):
    """Attention with all scores and weights in the large memory."""
    scores, weights = np.empty((2, len(q), len(k)))
    out = np.empty_like(q)
    c.store(scores, c.product(c.load(q), c.load(k).T))
    x = c.load(scores)
    e = c.exp(c.each(x - c.largest(x)))
    c.store(weights, c.each(e / c.sum(e)))
    c.store(out, c.product(c.load(weights), c.load(v)))
    return out, weights


def backward(c, q, k, v, weights, g):
    """Its gradients: scores of them, and what is kept, in the large memory."""
    by_q, by_k, by_v = (np.empty_like(a) for a in (q, k, v))
    by_weights, by_scores = np.empty_like(weights), np.empty_like(weights)
    c.store(by_v, c.product(c.load(weights).T, c.load(g)))
    c.store(by_weights, c.product(c.load(g), c.load(v).T))
    p, d = c.load(weights), c.load(by_weights)
    mean = c.sum(c.each(p * d))
    c.store(by_scores, c.each(p * c.each(d - mean)))
    c.store(by_q, c.product(c.load(by_scores), c.load(k)))
    c.store(by_k, c.product(c.load(by_scores).T, c.load(q)))
    return by_q, by_k, by_v


def parts(a, block):
    return [slice(i, i + block) for i in range(0, len(a), block)]


def forward_in_blocks(c, q, k, v, block, *, keep):
    """Attention in blocks; of each query a number is kept if there is a way back."""
    out, kept = np.empty_like(q), np.empty((len(q), 1))
    for here in parts(q, block):
        query = c.load(q[here])
        m, s, a = np.full((len(query), 1), -np.inf), 0.0, 0.0
        for there in parts(k, block):
            x = c.product(query, c.load(k[there]).T)
            top = c.each(np.maximum(m, c.largest(x)))
            old = c.exp(c.each(m - top))
            e = c.exp(c.each(x - top))
            s = c.each(c.each(old * s) + c.sum(e))
            a = c.product(e, c.load(v[there]), onto=c.each(old * (a + 0 * query)))
            m = top
        c.store(out[here], c.each(a / s))
        if keep:
            c.store(kept[here], c.each(m + c.log(s)))
    return out, kept


def backward_in_blocks(c, q, k, v, out, kept, g, block):
    """Its gradients, from weights that are made again."""
    by_q, by_k, by_v = (np.zeros_like(a) for a in (q, k, v))
    dots = np.empty_like(kept)
    for here in parts(q, block):
        c.store(dots[here], c.sum(c.each(c.load(g[here]) * c.load(out[here]))))
    for there in parts(k, block):
        key, value = c.load(k[there]), c.load(v[there])
        of_key, of_value = 0.0, 0.0
        for here in parts(q, block):
            query, by_out = c.load(q[here]), c.load(g[here])
            p = c.exp(c.each(c.product(query, key.T) - c.load(kept[here])))
            of_value = c.product(p.T, by_out, onto=of_value)
            by_p = c.product(by_out, value.T)
            by_x = c.each(p * c.each(by_p - c.load(dots[here])))
            c.store(by_q[here], c.product(by_x, key, onto=c.load(by_q[here])))
            of_key = c.product(by_x.T, query, onto=of_key)
        c.store(by_k[there], of_key)
        c.store(by_v[there], of_value)
    return by_q, by_k, by_v
