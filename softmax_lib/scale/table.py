"""How time and memory grow: arrays of rising size, one process and several."""

import json
import math
import os
import platform
import time
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

import dask
import dask.array as da
import numpy as np

from softmax_lib.scale.losses import cross_entropy
from softmax_lib.scale.memory import peak_memory
from softmax_lib.scale.running import compute, workers
from softmax_lib.scale.stable import softmax

CLASSES = 65_536
CHUNK = (2048, 2048)  # 16.8 MB in float32
DTYPE = np.dtype(np.float32)
SHARES = (16, 4, 1)  # parts of the largest size
MOST_GB = 1e6  # the labels alone, which are in memory, take 30 GB then


def logits(rows, classes):
    """Return uniform logits from -10 to 10, made chunk by chunk when they are read."""
    shape = rows, classes
    chunks = da.core.normalize_chunks(CHUNK, shape)
    return da.map_blocks(
        _block, chunks=chunks, dtype=DTYPE, meta=np.empty((0, 0), DTYPE)
    )


def _block(block_info=None):
    info = block_info[None]
    rng = np.random.default_rng([8, *info["chunk-location"]])
    z = rng.random(info["chunk-shape"], dtype=DTYPE)
    z *= 20
    z -= 10
    return z


def labels(rows, classes):
    """Return one label for each row."""
    return np.arange(rows) * 7919 % classes


# What is timed. The first makes and reads the array and no more: the floor.
TASKS = {
    "read": lambda z: z.sum(dtype=np.float64),
    "cross_entropy": lambda z: cross_entropy(z, labels(*z.shape)),
    "softmax": lambda z: softmax(z).mean(axis=0).sum(dtype=np.float64),
}


def shapes(gigabytes):
    """Return {sweep: shapes}: fewer rows, and fewer classes, up to so many GB."""
    if not gigabytes <= MOST_GB:  # so that NaN is refused too
        raise ValueError(f"--gb must be at most {MOST_GB:g}, not {gigabytes:g}.")
    rows = round(gigabytes * 1e9 / (DTYPE.itemsize * CLASSES * SHARES[0])) * SHARES[0]
    if rows < SHARES[0]:
        least = SHARES[0] * CLASSES * DTYPE.itemsize / 1e9
        raise ValueError(f"--gb must be at least {least:.3f}, not {gigabytes:g}.")
    return {
        "n": [(rows // share, CLASSES) for share in SHARES],
        "K": [(rows, CLASSES // share) for share in SHARES],
    }


def timed(shape, cpu):
    """Return what each task takes: {task: (seconds, CPU seconds)}.

    ``cpu()`` says how much CPU time those who compute have used so far.
    """
    z, taken = logits(*shape), {}
    for name, task in TASKS.items():
        before, start = cpu(), time.perf_counter()
        compute(task(z))
        taken[name] = time.perf_counter() - start, cpu() - before
    return taken


def by_one_process(shape):
    """Return times, and the peak memory of a fresh process with one thread."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_alone, shape).result()


def _alone(shape):
    with dask.config.set(scheduler="synchronous"):
        return timed(shape, time.process_time), [peak_memory()]


def by_workers(shape, count, memory, address):
    """Return times, and the peak memory of each worker."""
    with workers(count, memory=memory, address=address) as client:
        taken = timed(shape, lambda: sum(client.run(time.process_time).values()))
        return taken, list(client.run(peak_memory).values())


def rows_of(who, sweep, shape, taken, peaks):
    """Return the rows of the table for one size, as plain data."""
    size = math.prod(shape) * DTYPE.itemsize
    for task, (seconds, cpu) in taken.items():
        yield {
            "who": who,
            "processes": len(peaks),
            "task": task,
            "grows": sweep,
            "n": shape[0],
            "K": shape[1],
            "gb": round(size / 1e9, 3),
            "seconds": float(f"{seconds:.3g}"),
            "cpu_seconds": float(f"{cpu:.3g}"),
            "gb_per_s": float(f"{size / 1e9 / seconds:.3g}"),
            "peak_mb": round(max(peaks) / 1e6),
        }


MEASURES = {"time": "seconds", "cpu": "cpu_seconds", "memory": "peak_mb"}


def slopes(rows):
    """Return by which power of n, and of K, time and memory grow."""
    groups = {}
    for row in rows:
        groups.setdefault((row["who"], row["task"], row["grows"]), []).append(row)
    return [
        {
            "who": who,
            "task": task,
            "grows": sweep,
            **{
                name: power([r[sweep] for r in group], [r[column] for r in group])
                for name, column in MEASURES.items()
            },
        }
        for (who, task, sweep), group in groups.items()
    ]


def power(sizes, values):
    """Return the slope of log values against log sizes, with two decimals."""
    slope = np.polyfit(np.log(sizes), np.log(values), 1)[0]
    return round(float(slope), 2) + 0.0


def load(path):
    """Return a table that the command has saved, as plain data."""
    return json.loads(Path(path).read_text(encoding="utf-8"))


def machine():
    """Return what the times depend on."""
    return {
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        **{name: version(name) for name in ("numpy", "dask", "distributed")},
    }
