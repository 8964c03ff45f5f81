"""Who computes: threads of this process, workers of this machine, or a cluster."""

import logging
import sys
from contextlib import contextmanager, nullcontext, redirect_stdout
from numbers import Integral, Real

import dask
from dask.diagnostics import ProgressBar
from dask.utils import parse_bytes
from distributed import Client, LocalCluster, get_client, progress, wait

__all__ = ["compute", "workers"]

LEAST_MEMORY = "300 MB"  # an idle worker has a third of it already
CONNECT = 10  # seconds


@contextmanager
def workers(count=2, *, memory="1 GB", address=None):
    """Have everything inside the ``with`` computed by workers.

    Parameters
    ----------
    count : int, default 2
        How many processes to start on this machine, of one thread each.
    memory : str or int, default "1 GB"
        What each of them may use at most, in bytes or as a text.
    address : str, optional
        A scheduler that is running already, such as "tcp://cluster.example:8786": its
        workers compute, and `count` and `memory` are theirs to know.

    Yields
    ------
    distributed.Client
        Its ``dashboard_link`` is a page that shows the run.

    Raises
    ------
    ConnectionError
        If no scheduler answers at the address within ten seconds.
    TypeError, ValueError
        If the number of workers or the memory makes no sense.

    Notes
    -----
    A worker that dies is started again, and what it had is computed again. The
    workers of this machine are gone after the ``with``.
    """
    if address is not None:
        with _connected(address) as client:
            yield client
        return
    count, memory = _as_workers(count), _as_memory(memory)
    with (
        dask.config.set({"distributed.worker.memory.rebalance.measure": "managed"}),
        LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            memory_limit=memory,
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


def check_workers(count, memory, address):
    """Refuse at once what `workers` would refuse."""
    if address is not None:
        _connected(address).close()
    else:
        _as_workers(count)
        _as_memory(memory)


def _connected(address):
    try:
        return Client(address, timeout=CONNECT)
    except (OSError, ValueError) as problem:
        raise ConnectionError(
            f"no Dask scheduler answers at {address!r} ({type(problem).__name__}); "
            "start one with `dask scheduler` and give the address that it prints."
        ) from None


def _as_workers(count):
    if isinstance(count, bool) or not isinstance(count, Integral):
        raise TypeError(f"the number of workers must be an integer, not {count!r}.")
    if count < 1:
        raise ValueError(f"there must be at least 1 worker, not {count}.")
    return int(count)


def _as_memory(memory):
    wrong = f'memory must be bytes or a text such as "500 MB", not {memory!r}.'
    if isinstance(memory, bool) or not isinstance(memory, Real | str):
        raise TypeError(wrong)
    try:
        size = parse_bytes(memory)
    except (OverflowError, ValueError):
        raise ValueError(wrong) from None
    if size < parse_bytes(LEAST_MEMORY):
        raise ValueError(
            f"a worker of {memory!r} has no room to work; give it {LEAST_MEMORY} or "
            "more."
        )
    return size


def compute(array, *, bar=None):
    """Return what `array` computes to, while a bar shows how far it is.

    The bar goes to standard error, and so does the dashboard's address where there
    are workers.

    Parameters
    ----------
    array : dask.array.Array
        What to compute.
    bar : bool, optional
        Whether to show all that; by default where standard error is a terminal.

    Returns
    -------
    ndarray or scalar

    Examples
    --------
    >>> import dask.array as da
    >>> from softmax_lib import scale
    >>> scale.compute(da.ones(6, chunks=2).sum(), bar=False).item()
    6.0
    """
    bar = sys.stderr.isatty() if bar is None else bar
    try:
        client = get_client()
    except ValueError:
        with ProgressBar(out=sys.stderr) if bar else nullcontext():
            return array.compute()
    future = client.compute(array)
    if bar:
        print(f"watch it at {client.dashboard_link}", file=sys.stderr)
        with redirect_stdout(sys.stderr):
            progress(future, notebook=False)
            wait(future)
    return future.result()
