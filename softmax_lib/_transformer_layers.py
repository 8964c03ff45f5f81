"""What goes forward and back through a transformer, once its arguments are checked.

Both directions keep to one batch of rows x of shape (n, T, C). A norm without gains
suffices: the matrices behind it can hold any gain themselves.
"""

import numpy as np

from softmax_lib.derivatives import softmax_vjp
from softmax_lib.stable import softmax

SMALL = 1e-5  # added to a mean square, so that a row of zeros stays one


def normed(x):
    """Return rows of mean square 1, and by what they were divided."""
    size = np.sqrt((x * x).mean(axis=-1, keepdims=True) + x.dtype.type(SMALL))
    return x / size, size


def normed_back(y, size, G):
    """Return the gradient with respect to x, from that with respect to its norm y."""
    return (G - y * (G * y).mean(axis=-1, keepdims=True)) / size


def attention(model, block, a):
    """Return queries, keys, values (n, H, T, d) of rows a, and weights (n, H, T, T)."""
    T = a.shape[1]
    q, k, v = (_by_head(a, m[block]) for m in (model.query, model.key, model.value))
    back = np.arange(T)[:, None] - np.arange(T)  # how many places each key lies back
    z = q @ k.swapaxes(-1, -2) / np.sqrt(q.dtype.type(max(1, q.shape[-1])))
    z += model.distance[block][:, np.maximum(0, back)]
    return q, k, v, softmax(z, where=back >= 0)


def attention_back(model, block, a, q, k, v, w, G):
    """Return the gradients of a block's three maps and distances, and of rows a.

    G is the gradient with respect to the heads' means, (n, H, T, d).
    """
    T = a.shape[1]
    Gz = softmax_vjp(w, G @ v.swapaxes(-1, -2))
    Gs = Gz / np.sqrt(q.dtype.type(max(1, q.shape[-1])))
    to = Gs @ k, Gs.swapaxes(-1, -2) @ q, w.swapaxes(-1, -2) @ G
    names = "query", "key", "value"
    slopes = {
        name: np.tensordot(g, a, ((0, 2), (0, 1)))
        for name, g in zip(names, to, strict=True)
    }
    slopes["distance"] = np.zeros_like(model.distance[block])
    over = Gz.sum(axis=0)
    for far in range(T):
        slopes["distance"][:, far] = over.diagonal(-far, 1, 2).sum(axis=-1)
    maps = (getattr(model, name)[block] for name in names)
    return slopes, sum(_joined(g, m) for g, m in zip(to, maps, strict=True))


def forward(model, tokens):
    """Return the scores (n, T, V), and of each block what its way back needs."""
    x, kept = model.embedding[tokens], []
    for block in range(len(model.query)):
        a, size_a = normed(x)
        q, k, v, w = attention(model, block, a)
        means = w @ v
        x = x + _joined(means, model.output[block])
        c, size_c = normed(x)
        h = np.maximum(0, c @ model.up[block].T + model.up_bias[block])
        x = x + h @ model.down[block].T + model.down_bias[block]
        kept.append((a, size_a, q, k, v, w, means, c, size_c, h))
    last, size = normed(x)
    return last @ model.unembedding.T + model.bias, (kept, last, size)


def backward(model, tokens, kept, G):
    """Return the gradient of each array, given that of the scores, G (n, T, V)."""
    blocks, last, size = kept
    slopes = {name: np.zeros_like(a) for name, a in model._asdict().items()}
    slopes["unembedding"] = _outer(G, last)
    slopes["bias"] = G.sum(axis=(0, 1))
    G = normed_back(last, size, G @ model.unembedding)
    for block in reversed(range(len(blocks))):
        a, size_a, q, k, v, w, means, c, size_c, h = blocks[block]
        slopes["down"][block] = _outer(G, h)
        slopes["down_bias"][block] = G.sum(axis=(0, 1))
        inside = (G @ model.down[block]) * (h > 0)
        slopes["up"][block] = _outer(inside, c)
        slopes["up_bias"][block] = inside.sum(axis=(0, 1))
        G = G + normed_back(c, size_c, inside @ model.up[block])
        slopes["output"][block] = np.tensordot(means, G, ((0, 2), (0, 1)))
        of_means = _by_head(G, model.output[block])
        of_maps, of_a = attention_back(model, block, a, q, k, v, w, of_means)
        for name, slope in of_maps.items():
            slopes[name][block] = slope
        G = G + normed_back(a, size_a, of_a)
    np.add.at(slopes["embedding"], tokens, G)
    return slopes


def _by_head(x, maps):
    """Return x (n, T, C) mapped by each head's (d, C): (n, H, T, d)."""
    H, d, C = maps.shape
    out = x @ maps.reshape(H * d, C).T
    return out.reshape(*x.shape[:2], H, d).transpose(0, 2, 1, 3)


def _joined(heads, maps):
    """Return the sum over heads (n, H, T, d) of each mapped back by its (d, C)."""
    n, H, T, d = heads.shape
    rows = heads.transpose(0, 2, 1, 3).reshape(n, T, H * d)
    return rows @ maps.reshape(H * d, -1)


def _outer(G, x):
    """Return the sum of all outer products of rows: the gradient of a matrix."""
    return G.reshape(-1, G.shape[-1]).T @ x.reshape(-1, x.shape[-1])
