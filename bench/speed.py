"""How fast our functions are beside scipy's, scikit-learn's, torch's and the limit.

``make bench`` runs this in an environment of its own (the extra ``bench``), prints a
table and writes ``speed.json``; with ``--quick`` it only prints a few rows, in less
than a minute. ``speed.json`` holds

- ``machine``: the SIMD extensions that numpy found, and the load before and after;
- ``versions``: of Python and the libraries;
- ``rows``: one for each function, dtype, shape, axis and regime, with
  ``ours_us``, the CPU time of our call in microseconds;
  ``times_ours``, by library, how many times as long it takes: 2 is half as fast as
  ours, below 1 is faster; ``exp`` and ``copy`` are the floors, one pass of np.exp and
  of np.copyto over the same numbers;
  ``memory``, by library, the most memory held at once, result included, in units of
  the input (torch's is not seen; measured on ordinary rows of more than ten numbers);
- ``means``: by function and library, the geometric mean of ``times_ours`` over the
  rows of the regime "ordinary" with more than ten numbers.

Ratios are medians over rounds of ratios within a round. torch gets one thread; the
others have no more.
"""

import argparse
import json
import os
import platform
from importlib.metadata import version
from itertools import product
from pathlib import Path

import numpy as np

from bench.contenders import FLOORS, FUNCTIONS, LIBRARIES, contenders
from bench.timing import geometric_mean, peak_memory, rounds_of, times_ours

FILE = Path(__file__).with_suffix(".json")
DTYPES = ("float32", "float64")
SHAPES = (
    ((10,), -1),
    ((1, 1_000_000), -1),
    ((1_000_000, 10), -1),
    ((60_000, 10), -1),
    ((4096, 1000), -1),
    ((256, 50_257), -1),
    ((8, 12, 512, 512), -1),
    ((1000, 4096), 0),
)
QUICK = (SHAPES[0], SHAPES[3], SHAPES[4], SHAPES[7])
REGIMES = ("ordinary", "offset", "masked")
TIMED = ("numpy", "scipy", "scikit-learn", "torch")


def logits(shape, regime, dtype):
    """Return N(0, 3²) logits; around 10 000; or with every second one -inf."""
    rng = np.random.default_rng(3)
    z = rng.standard_normal(shape, dtype=np.float32).astype(dtype)
    z *= 3
    if regime == "offset":
        z += 10_000
    if regime == "masked":
        z[rng.random(shape, dtype=np.float32) < 0.5] = -np.inf
        z[..., :1] = 0  # no row is left without any
    return z


def cases(shapes, regimes):
    """Yield function, dtype, shape, axis, regime; losses in the ordinary one only."""
    for (shape, axis), regime, dtype in product(shapes, regimes, DTYPES):
        for function in FUNCTIONS[: None if regime == "ordinary" else 3]:
            yield function, dtype, shape, axis, regime


def measured(case, *, least, seconds):
    """Return one row of the table, as plain data."""
    function, dtype, shape, axis, regime = case
    z = logits(shape, regime, dtype)
    rest = list(shape)
    classes = rest.pop(axis)
    y = np.random.default_rng(4).integers(classes, size=rest)
    calls = contenders(function, z, axis, y)
    with np.errstate(all="ignore"):  # the textbook divides by what it finds
        least = least if z.size < 2_000_000 else 3
        seen = rounds_of(calls, least=least, seconds=seconds)
        seen_by = [n for n in calls if n not in FLOORS and z.size > 10 and n != "torch"]
        bytes_of = {n: peak_memory(calls[n]) for n in seen_by if regime == "ordinary"}
    ratios = times_ours(seen)
    return {
        "function": function,
        "dtype": dtype,
        "shape": list(shape),
        "axis": axis,
        "regime": regime,
        "ours_us": rounded(float(np.median(seen["ours"])) * 1e6),
        "times_ours": {name: rounded(ratio) for name, ratio in ratios.items()},
        "memory": {name: round(b / z.nbytes, 2) for name, b in bytes_of.items()},
    }


def rounded(x):
    """Return `x` with three digits."""
    return float(f"{x:.3g}")


def means(rows):
    """Return the geometric means over the ordinary rows, by function and library."""
    result = {}
    for function in dict.fromkeys(row["function"] for row in rows):
        chosen = [
            row["times_ours"]
            for row in rows
            if row["function"] == function
            and row["regime"] == "ordinary"
            and row["shape"] != [10]
        ]
        result[function] = {
            library: round(geometric_mean([r[library] for r in chosen]), 2)
            for library in LIBRARIES
            if chosen and all(library in r for r in chosen)
        }
    return result


def simd():
    """Return the SIMD extensions that numpy found on this machine."""
    return np.show_config(mode="dicts")["SIMD Extensions"]["found"]


def load():
    """Return how many processes wanted a core in the last minute, None on Windows."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None


def versions():
    """Return what was timed, without the name of a build."""
    named = {name: version(name) for name in TIMED}
    named = {name: v.split("+")[0] for name, v in named.items()}
    return {"python": platform.python_version(), **named}


def line(row):
    """Return one row of the printed table."""
    shape = "×".join(map(str, row["shape"])) + (" axis 0" if row["axis"] == 0 else "")
    ratios = row["times_ours"]
    columns = (*LIBRARIES, *FLOORS)
    numbers = "".join(f"{ratios.get(name, float('nan')):9.2f}" for name in columns)
    memory = row["memory"].get("ours", float("nan"))
    head = f"{row['function']:19}{row['dtype']:8} {shape:17}{row['regime']:9}"
    return f"{head}{row['ours_us']:10.4g}{numbers}{memory:7.2f}".replace("nan", "  –")


def command(arguments=None):
    """Measure, print, and save unless it was to be quick."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a few rows, not saved")
    quick = parser.parse_args(arguments).quick
    import torch

    torch.set_num_threads(1)
    effort = {"least": 3, "seconds": 0.1} if quick else {"least": 7, "seconds": 0.3}
    before = load()
    print(f"numpy's SIMD: {' '.join(simd())} · load {before}")
    print(" · ".join(f"{name} {v}" for name, v in versions().items()))
    names = "".join(f"{name:>9}" for name in (*LIBRARIES, *FLOORS))
    print(f"{'times as long as ours':53}{'ours/µs':>10}{names}{'memory':>7}")
    rows = []
    for case in cases(QUICK if quick else SHAPES, REGIMES[: 1 if quick else None]):
        rows.append(measured(case, **effort))
        print(line(rows[-1]), flush=True)
    for function, by_library in means(rows).items():
        print(f"geometric mean, ordinary: {function} {by_library}")
    if not quick:
        machine = {"simd": simd(), "load_before": before, "load_after": load()}
        stored = {"machine": machine, "versions": versions()}
        stored |= {"means": means(rows), "rows": rows}
        FILE.write_text(spelled(stored), encoding="utf-8")


def spelled(stored):
    """Return JSON with one line for each row, so that changes can be read."""
    head = json.dumps({k: v for k, v in stored.items() if k != "rows"}, indent=1)
    rows = ",\n".join("  " + json.dumps(row) for row in stored["rows"])
    return f'{head[:-2]},\n "rows": [\n{rows}\n ]\n}}\n'


if __name__ == "__main__":
    command()
