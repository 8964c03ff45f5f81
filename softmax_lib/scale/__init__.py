"""Softmax and its relatives on arrays larger than memory, on one machine or many.

The arrays are `dask.array`s: grids of numpy arrays, each made when it is needed and
dropped when it has been used. They may be cut along any axis, that of the classes
too. Results are lazy: they are computed by ``.compute()``, by threads of this process
unless `workers` has been asked for others.

Needs the extra `scale`; ``import softmax_lib`` does not import it.
"""

try:
    import dask.array  # noqa: F401
    import distributed  # noqa: F401
except ImportError as missing:
    raise ImportError(
        f"softmax_lib.scale needs {missing.name}, which is not installed: "
        "python -m pip install 'softmax_lib[scale]', or '.[scale]' in the folder of "
        "the book."
    ) from None

from softmax_lib.scale.losses import cross_entropy, cross_entropy_grad
from softmax_lib.scale.running import compute, workers
from softmax_lib.scale.stable import log_softmax, logsumexp, softmax
from softmax_lib.scale.merging import states

__all__ = [
    "compute",
    "cross_entropy",
    "cross_entropy_grad",
    "log_softmax",
    "logsumexp",
    "softmax",
    "states",
    "workers",
]
