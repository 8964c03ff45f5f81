"""Chapter 7, the transformer: its gradient as PyTorch derives it.

The model is small, its numbers are waves, and the slopes that PyTorch must find come
from complex steps, with a transformer that is written here once more: nothing is
subtracted, so they are exact but for rounding.
"""

import numpy as np

from bench.chapter_peers import about

ask, read = about("book/07_transformer.ipynb")

TEXTS = np.array([[0, 2, 1], [1, 1, 0]])
FOLLOWING = np.array([[2, 1, 0], [1, 0, 2]])
SHAPES = {  # of 3 symbols, 2 blocks, 2 heads, 4 numbers a place, 3 hidden units
    "embedding": (3, 4),
    "query": (2, 2, 2, 4),
    "key": (2, 2, 2, 4),
    "value": (2, 2, 2, 4),
    "distance": (2, 2, 3),
    "output": (2, 2, 2, 4),
    "up": (2, 3, 4),
    "up_bias": (2, 3),
    "down": (2, 4, 3),
    "down_bias": (2, 4),
    "unembedding": (3, 4),
    "bias": (3,),
}
SIZES = [int(np.prod(shape)) for shape in SHAPES.values()]
NUMBERS = np.sin(np.arange(1.0, sum(SIZES) + 1))


def arrays(numbers):
    """Return the arrays of a model, by name, from all their numbers in one row."""
    parts = np.split(numbers, np.cumsum(SIZES)[:-1])
    named = zip(SHAPES.items(), parts, strict=True)
    return {name: part.reshape(shape) for (name, shape), part in named}


def loss_at(numbers):
    """Return the mean loss of the texts, place by place and head by head."""
    of, lost = arrays(numbers), []
    for text, following in zip(TEXTS, FOLLOWING, strict=True):
        x = of["embedding"][text]
        for b in range(2):
            a, mixed = normed(x), x.copy()
            for h, i in np.ndindex(2, len(text)):
                q, k, v = (of[m][b, h] @ a.T for m in ("query", "key", "value"))
                z = q[:, i] @ k[:, : i + 1] / 2**0.5
                e = np.exp(z + of["distance"][b, h, i::-1])
                mixed[i] += (v[:, : i + 1] @ e / e.sum()) @ of["output"][b, h]
            units = normed(mixed) @ of["up"][b].T + of["up_bias"][b]
            units = np.where(units.real > 0, units, 0)
            x = mixed + units @ of["down"][b].T + of["down_bias"][b]
        e = np.exp(normed(x) @ of["unembedding"].T + of["bias"])
        lost.extend(-np.log(e[range(3), following] / e.sum(axis=1)))
    return np.mean(lost)


def normed(x):
    """Return rows of mean square 1."""
    return x / np.sqrt((x * x).mean(axis=1, keepdims=True) + 1e-5)


def measured(step=1e-30):
    """Return the slopes, to thirteen decimals: Im f(x + ih) / h."""
    nudges = 1j * step * np.eye(len(NUMBERS))
    slopes = [loss_at(NUMBERS + d).imag / step for d in nudges]
    return np.round(slopes, 13).tolist()


SLOPES = measured()


@ask("torch", SLOPES, "PyTorch, which derives a gradient by itself, finds the same")
def slopes_by_torch():
    """All slopes of a small transformer, by PyTorch."""
    import torch
    from torch.nn.functional import cross_entropy, relu, rms_norm

    numbers = torch.tensor(NUMBERS, requires_grad=True)
    parts = zip(SHAPES.items(), numbers.split(SIZES), strict=True)
    of = {name: part.reshape(shape) for (name, shape), part in parts}
    back = torch.arange(3)[:, None] - torch.arange(3)
    x = of["embedding"][torch.tensor(TEXTS)]
    for b in range(2):
        a = rms_norm(x, (4,), eps=1e-5)
        q, k, v = (
            torch.einsum("ntc,hdc->nhtd", a, of[name][b])
            for name in ("query", "key", "value")
        )
        z = q @ k.mT / 2**0.5 + of["distance"][b][:, back.clamp(min=0)]
        w = torch.softmax(z.masked_fill(back < 0, -torch.inf), -1)
        x = x + torch.einsum("nhtd,hdc->ntc", w @ v, of["output"][b])
        units = relu(rms_norm(x, (4,), eps=1e-5) @ of["up"][b].T + of["up_bias"][b])
        x = x + units @ of["down"][b].T + of["down_bias"][b]
    scores = rms_norm(x, (4,), eps=1e-5) @ of["unembedding"].T + of["bias"]
    cross_entropy(scores.flatten(0, 1), torch.tensor(FOLLOWING).flatten()).backward()
    return np.round(numbers.grad.numpy(), 13)
