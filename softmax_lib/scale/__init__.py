"""Softmax and its relatives on arrays larger than memory, on one machine or many.

The arrays are `dask.array`s: grids of numpy arrays, each made when it is needed and
dropped when it has been used. They may be cut along any axis, that of the classes
too. Results are lazy: they are computed by ``.compute()``, by threads of this process
unless `workers` has been asked for others.

Needs the extra `scale`, which is looked for when one of the names is used first.
``import softmax_lib`` does not import it.
"""

from importlib import import_module

_WHERE = {
    "compute": "running",
    "cross_entropy": "losses",
    "cross_entropy_grad": "losses",
    "log_softmax": "stable",
    "logsumexp": "stable",
    "softmax": "stable",
    "states": "merging",
    "vocabulary_parallel_cross_entropy": "vocabulary",
    "vocabulary_parallel_cross_entropy_grad": "vocabulary",
    "workers": "running",
}

__all__ = sorted(_WHERE)


def __getattr__(name):
    if name not in _WHERE:
        raise AttributeError(f"softmax_lib.scale has no {name!r}.")
    return getattr(load(_WHERE[name]), name)


def load(name):
    """Return a module of this package.

    Raises
    ------
    ImportError
        If the extra is not installed; it says how to install it.
    """
    try:
        return import_module(f"softmax_lib.scale.{name}")
    except ModuleNotFoundError as missing:
        raise ImportError(
            f"softmax_lib.scale needs {missing.name}, which is not installed: "
            "python -m pip install '.[scale]' in the folder of the book."
        ) from None
