"""What a machine can do in a second, and how long softmax and its products take on it.

``OPENBLAS_NUM_THREADS=1 python -m bench.machine`` measures both with one thread, prints
them and writes ``machine.json``, which the book reads. It takes about a minute and 2 GB
of memory. The file holds

- ``machine``: processor, caches in bytes, load before and after, the date, versions;
- ``rounds``: how often each was measured; a round runs all of them, one after another;
- ``roofs``: what can be done in a second, in the fastest round, and the quartiles of
  all: ``copy`` and ``add`` in bytes, ``product`` in flops, ``exp`` in exponentials;
- ``kernels``: for each the work as softmax_lib.roofline counts it, flops, exps and
  bytes, and the median and the quartiles of its seconds;
- ``blocks``: nanoseconds a number of a softmax in blocks of so many bytes.

All numbers are float32, the time is that of the processor.
"""

import argparse
import datetime
import json
import os
import platform
import time
from importlib.metadata import version
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

import softmax_lib as sl
from bench.computer import load, processor
from softmax_lib import roofline

FILE = Path(__file__).with_suffix(".json")
SIZES = {
    "numbers": 1 << 25,  # of an array for copy and softmax, 134 MB
    "classes": 1024,  # of a row, where rows are short
    "side": 2048,  # of the square matrices whose product is the roof
    "near": 1 << 15,  # numbers whose exponentials stay in the fast memory
    "chunk": 1 << 15,  # of a row that does not fit into it
    "layer": (768, 50_257),  # features and classes
    "batches": (1, 32, 1024),
    "attention": (8192, 64, 256),  # places, width, block
}
BLOCKS = [1 << n for n in range(14, 28)]  # bytes


def in_steps(z, out):
    """Softmax of the rows, one operation on all of them after another."""
    np.subtract(z, z.max(axis=1, keepdims=True), out=out)
    np.exp(out, out=out)
    np.divide(out, out.sum(axis=1, keepdims=True), out=out)


def in_blocks(z, out, rows):
    """The same, some rows after others."""
    for start in range(0, len(z), rows):
        in_steps(z[start : start + rows], out[start : start + rows])


def in_passes(z, out, chunk, *, online):
    """Softmax of one long row in two passes if `online`, else in three."""
    parts = [slice(i, i + chunk) for i in range(0, len(z), chunk)]
    near = np.empty(chunk, z.dtype)
    top, total = -np.inf, 0.0
    if not online:
        top = max(z[part].max() for part in parts)
    for part in parts:
        if online and (m := z[part].max()) > top:
            top, total = m, total * np.exp(top - m)
        x = np.subtract(z[part], top, out=near[: len(z[part])])
        total += np.exp(x, out=x).sum()
    for part in parts:
        x = np.subtract(z[part], top, out=out[part])
        np.exp(x, out=x)
        np.divide(x, total, out=x)


def attend(q, k, v, scores):
    """Return attention with all its scores and weights in one array."""
    np.matmul(q, k.T, out=scores)
    return sl.softmax(scores, out=scores) @ v


def contenders(sizes):
    """Return {name: (call, times, work)}: the call does the work so many times."""
    rng = np.random.default_rng(10)
    n, classes, near = sizes["numbers"], sizes["classes"], sizes["near"]
    z = rng.standard_normal((n // classes, classes), np.float32)
    out, other, few = np.empty_like(z), z.copy(), z.ravel()[:near].copy()
    exps = np.empty_like(few)
    square = rng.standard_normal((2, sizes["side"], sizes["side"]), np.float32)
    product = np.empty_like(square[0])
    repeats = max(1, n // near)
    row, result, chunk = z.ravel(), out.ravel(), sizes["chunk"]
    work = roofline.softmax_work
    found = {
        "copy": (lambda: np.copyto(out, z), 1, 8 * n),
        "add": (lambda: np.add(z, other, out=out), 1, 12 * n),
        "product": (lambda: np.matmul(*square, out=product), 1, 2 * sizes["side"] ** 3),
        "exp": (lambda: np.exp(few, out=exps), repeats, near),
        "softmax, in steps": (
            lambda: in_steps(z, out),
            1,
            work(*z.shape, method="steps"),
        ),
        "softmax, three passes": (
            lambda: in_passes(row, result, chunk, online=False),
            1,
            work(1, n, method="three passes"),
        ),
        "softmax, two passes": (
            lambda: in_passes(row, result, chunk, online=True),
            1,
            work(1, n, method="two passes"),
        ),
        "softmax, in blocks": (lambda: sl.softmax(z, out=out), 1, work(*z.shape)),
    }
    features, words = sizes["layer"]
    weights = rng.standard_normal((features, words), np.float32)
    for batch in sizes["batches"]:
        hidden = rng.standard_normal((batch, features), np.float32)
        scores = np.empty((batch, words), np.float32)
        found[f"layer, {batch} row{'s' * (batch > 1)}"] = (
            lambda h=hidden, s=scores: np.matmul(h, weights, out=s),
            1,
            roofline.product_work(batch, features, words),
        )
    places, width, block = sizes["attention"]
    q, k, v = rng.standard_normal((3, places, width), np.float32)
    square_of_scores = np.empty((places, places), np.float32)
    found["attention, whole"] = (
        lambda: attend(q, k, v, square_of_scores),
        1,
        roofline.attention_work(places, places, width),
    )
    found["attention, in blocks"] = (
        lambda: sl.blockwise_attention(q, k, v, block=block),
        1,
        roofline.attention_work(places, places, width, block=block),
    )
    for size in BLOCKS:
        rows = max(1, size // (4 * classes))
        if 4 * classes <= size <= z.nbytes:
            found[f"block {size}"] = (lambda r=rows: in_blocks(z, out, r), 1, n)
    return found


def measured(rounds, sizes=SIZES, clock=time.process_time):
    """Return what is written, but for the machine."""
    calls = contenders(sizes)
    seen = {name: [] for name in calls}
    with threadpool_limits(1):
        for call, *_ in calls.values():
            call()  # the first touch of an array is slower
        for _ in range(rounds):
            for name, (call, times, _) in calls.items():
                start = clock()
                for _ in range(times):
                    call()
                seen[name].append((clock() - start) / times)
    roofs, kernels, blocks = {}, [], []
    for name, (_, _, work) in calls.items():
        low, middle, high = np.percentile(seen[name], [25, 50, 75]).tolist()
        if isinstance(work, roofline.Work):
            spread = [digits(middle), digits(low), digits(high)]
            kernels.append({"name": name, "work": list(work), "seconds": spread})
        elif name.startswith("block "):
            spread = [digits(1e9 * t / work) for t in (middle, low, high)]
            blocks.append({"bytes": int(name.split()[1]), "ns": spread})
        else:
            rates = [work / t for t in (min(seen[name]), high, low)]
            roofs[name] = [digits(rate) for rate in rates]
    return {"rounds": rounds, "roofs": roofs, "kernels": kernels, "blocks": blocks}


def digits(x):
    """Return three digits of a number: a fourth says nothing."""
    return float(f"{x:.3g}")


def caches():
    """Return the bytes of the processor's caches, as Linux tells them, else fewer."""
    found = {}
    try:
        for each in sorted(Path("/sys/devices/system/cpu/cpu0/cache").glob("index*")):
            level, size = ((each / f).read_text().strip() for f in ("level", "size"))
            if (each / "type").read_text().strip() != "Instruction":
                found[f"L{level}"] = int(size.removesuffix("K")) * 1024
    except (OSError, ValueError):
        pass
    return found


def main():
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--save", type=Path, default=FILE)
    chosen = parser.parse_args()
    machine = {
        "processor": processor(),
        "caches": caches(),
        "cores": os.cpu_count(),
        "load": load(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "python": platform.python_version(),
        "numpy": version("numpy"),
    }
    found = measured(chosen.rounds)
    found = {"machine": {**machine, "load_after": load()}, **found}
    chosen.save.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
