"""Who is timed: the same five functions as each library's users would call them."""

import numpy as np
from scipy import special

import softmax_lib as sl

FUNCTIONS = (
    "softmax",
    "log_softmax",
    "logsumexp",
    "cross_entropy",
    "cross_entropy_grad",
)
LIBRARIES = ("scipy", "sklearn", "torch", "textbook")
FLOORS = ("exp", "copy")


def contenders(function, z, axis, y):
    """Return calls without arguments by name: "ours", libraries, and two floors.

    `z` is an array, or a list of numbers, which each library takes as its users would
    give it. "exp" and "copy" are ``np.exp(z, out=out)`` and ``np.copyto(out, z)``: what
    it costs to touch each number once. A library without the function is left out.
    """
    numbers = np.asarray(z)
    out = np.empty_like(numbers)
    by_library = {
        "ours": ours(z, axis, y),
        "ours, out=": ours_in_place(z, axis, out),
        "scipy": with_scipy(z, axis, y),
        "sklearn": with_sklearn(z, axis),
        "torch": with_torch(z, axis, y),
        "textbook": textbook(z, axis),
    }
    calls = {name: of[function] for name, of in by_library.items() if function in of}
    calls["exp"] = lambda: np.exp(numbers, out=out)
    calls["copy"] = lambda: np.copyto(out, numbers)
    return calls


def ours(z, axis, y):
    """Return our functions."""
    return {
        "softmax": lambda: sl.softmax(z, axis=axis),
        "log_softmax": lambda: sl.log_softmax(z, axis=axis),
        "logsumexp": lambda: sl.logsumexp(z, axis=axis),
        "cross_entropy": lambda: sl.cross_entropy(z, y, axis=axis),
        "cross_entropy_grad": lambda: sl.cross_entropy_grad(z, y, axis=axis),
    }


def ours_in_place(z, axis, out):
    """Return our functions that can write where they are told to."""
    return {
        "softmax": lambda: sl.softmax(z, axis=axis, out=out),
        "log_softmax": lambda: sl.log_softmax(z, axis=axis, out=out),
    }


def with_scipy(z, axis, y):
    """Return scipy's; it has no loss, so that is what its users write with it."""
    index = np.expand_dims(y, axis)

    def loss():
        log_p = special.log_softmax(z, axis=axis)
        return -np.take_along_axis(log_p, index, axis).mean()

    def gradient():
        p = special.softmax(z, axis=axis)
        right = np.take_along_axis(p, index, axis)
        np.put_along_axis(p, index, right - 1, axis)
        p /= max(y.size, 1)
        return p

    return {
        "softmax": lambda: special.softmax(z, axis=axis),
        "log_softmax": lambda: special.log_softmax(z, axis=axis),
        "logsumexp": lambda: special.logsumexp(z, axis=axis),
        "cross_entropy": loss,
        "cross_entropy_grad": gradient,
    }


def with_sklearn(z, axis):
    """Return scikit-learn's softmax, which takes matrices row by row."""
    from sklearn.utils.extmath import softmax

    return (
        {"softmax": lambda: softmax(z)} if np.ndim(z) == 2 and axis in (-1, 1) else {}
    )


def with_torch(z, axis, y):
    """Return torch's; its gradient needs the loss first, which is timed with it."""
    import torch
    from torch.nn.functional import cross_entropy

    if isinstance(z, list):
        given = lambda: torch.tensor(z, dtype=torch.float64)  # noqa: E731
        labels, rows = torch.tensor(int(y)), given
    else:
        tensor = torch.from_numpy(z)
        labels = torch.from_numpy(np.asarray(y).reshape(-1) if z.ndim > 1 else y)
        moved = tensor.movedim(axis, -1)
        moved = moved.reshape(-1, z.shape[axis]) if z.ndim > 1 else moved
        given, rows = (lambda: tensor), (lambda: moved)

    def gradient():
        leaf = rows().detach().requires_grad_()
        cross_entropy(leaf, labels).backward()
        return leaf.grad

    return {
        "softmax": lambda: torch.softmax(given(), axis),
        "log_softmax": lambda: torch.log_softmax(given(), axis),
        "logsumexp": lambda: torch.logsumexp(given(), axis),
        "cross_entropy": lambda: cross_entropy(rows(), labels),
        "cross_entropy_grad": gradient,
    }


def textbook(z, axis):
    """Return the lines of every tutorial: subtract the maximum, exp, divide."""

    def softmax():
        x = np.asarray(z)
        e = np.exp(x - x.max(axis=axis, keepdims=True))
        return e / e.sum(axis=axis, keepdims=True)

    def log_softmax():
        x = np.asarray(z)
        d = x - x.max(axis=axis, keepdims=True)
        return d - np.log(np.exp(d).sum(axis=axis, keepdims=True))

    def logsumexp():
        x = np.asarray(z)
        top = x.max(axis=axis, keepdims=True)
        return np.squeeze(top, axis) + np.log(np.exp(x - top).sum(axis=axis))

    return {"softmax": softmax, "log_softmax": log_softmax, "logsumexp": logsumexp}
