"""How fast our functions are beside scipy's, scikit-learn's, torch's and the limit.

``make bench`` runs this in an environment of its own (the extra ``bench``), prints a
table, the rows first on which we do worst beside scipy, and writes ``speed.json``; with
``--quick`` it prints a few rows, in less than a minute. ``speed.json`` holds

- ``machine``: the processor, the SIMD extensions that numpy found, and the load before
  and after;
- ``versions``: of Python and the libraries;
- ``seed``: what the shapes of the rows "drawn" come from;
- ``rows``: one for each function and case. A case is "named", one of the shapes below
  with ordinary logits; "drawn", 3 to a million numbers on 1 to 4 axes, along any of
  them, with ordinary, offset, wide or masked logits; or "short", 3 to 32 numbers, as an
  array or (dtype "list") as a list. Each row has
  ``ours_us``, the CPU time of our call in microseconds;
  ``times_ours``, by library, how many times as long it takes: 2 is half as fast as
  ours, below 1 is faster; ``exp`` and ``copy`` are the floors, one pass of np.exp and
  of np.copyto over the same numbers;
  ``memory``, by library, the most memory held at once, result included, in units of
  the input (torch's is not seen; measured on named rows);
- ``means``: by case, function and library, the geometric mean of ``times_ours``.

Ratios are medians over rounds of ratios within a round. torch gets one thread; the
others have no more.
"""

import argparse
import json
import platform
from importlib.metadata import version
from itertools import product
from pathlib import Path

import numpy as np

from bench.computer import load, processor
from bench.contenders import FLOORS, FUNCTIONS, LIBRARIES, contenders
from bench.timing import geometric_mean, peak_memory, rounds_of, times_ours

FILE = Path(__file__).with_suffix(".json")
DTYPES = ("float32", "float64")
NAMED = (
    ((1, 1_000_000), -1),
    ((60_000, 10), -1),
    ((2000, 37), -1),
    ((5000, 100), -1),
    ((1024, 1000), -1),
    ((32, 50_257), -1),
    ((16, 50, 300), 1),
    ((15, 20, 15), 1),
    ((1000, 2048), 0),
)
QUICK = (NAMED[1], NAMED[4], NAMED[6])
SHORT = (3, 10, 32)
REGIMES = ("ordinary", "offset", "wide", "masked")
SEED, DRAWN = 7, 20
CASES = ("named", "drawn", "short")
TIMED = ("numpy", "scipy", "scikit-learn", "torch")


def logits(shape, axis, regime, dtype):
    """Return N(0, 3²) logits; around 10 000; N(0, 150²); or with half of them -inf."""
    rng = np.random.default_rng(3)
    if dtype == "list":
        return (rng.standard_normal(shape) * 3).tolist()
    z = rng.standard_normal(shape, dtype=np.float32).astype(dtype)
    z *= 150 if regime == "wide" else 3
    if regime == "offset":
        z += 10_000
    if regime == "masked":
        z[rng.random(shape, dtype=np.float32) < 0.5] = -np.inf
        np.moveaxis(z, axis, -1)[..., 0] = 0  # no row is left without any
    return z


def drawn(seed, count=DRAWN):
    """Yield dtype, shape, axis and regime: sizes from 3 to a million, log-uniform."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        axes = int(rng.integers(1, 5))
        size = rng.uniform(np.log(3), np.log(1e6))
        cuts = np.sort(rng.uniform(0, size, axes - 1))
        sides = np.exp(np.diff([0, *cuts, size]))
        shape = tuple(max(1, round(side)) for side in sides)
        dtype, regime = str(rng.choice(DTYPES)), str(rng.choice(REGIMES))
        yield dtype, shape, int(rng.integers(axes)), regime


def cases(named=NAMED, seed=SEED, count=DRAWN):
    """Yield case, function, dtype, shape, axis and regime of every row."""
    chosen = [
        ("short", d, (n,), -1, "ordinary") for d in (*DTYPES, "list") for n in SHORT
    ]
    chosen += [("drawn", *of) for of in drawn(seed, count)]
    chosen += [("named", d, *of, "ordinary") for of, d in product(named, DTYPES)]
    for case, dtype, shape, axis, regime in chosen:
        for function in FUNCTIONS:
            yield case, function, dtype, shape, axis, regime


def measured(chosen, *, least, seconds):
    """Return one row of the table, as plain data."""
    case, function, dtype, shape, axis, regime = chosen
    z = logits(shape, axis, regime, dtype)
    rest = list(shape)
    classes = rest.pop(axis)
    y = np.random.default_rng(4).integers(classes, size=rest)
    calls = contenders(function, z, axis, y)
    with np.errstate(all="ignore"):  # the textbook divides by what it finds
        seen = rounds_of(calls, least=least, seconds=seconds)
        seen_by = [n for n in calls if n not in FLOORS and case == "named"]
        bytes_of = {n: peak_memory(calls[n]) for n in seen_by if n != "torch"}
    ratios = times_ours(seen)
    size = np.asarray(z).nbytes
    return {
        "case": case,
        "function": function,
        "dtype": dtype,
        "shape": list(shape),
        "axis": axis,
        "regime": regime,
        "ours_us": rounded(float(np.median(seen["ours"])) * 1e6),
        "times_ours": {name: rounded(ratio) for name, ratio in ratios.items()},
        "memory": {name: round(b / size, 2) for name, b in bytes_of.items()},
    }


def rounded(x):
    """Return `x` with three digits."""
    return float(f"{x:.3g}")


def means(rows):
    """Return the geometric means by case, function and library."""
    result = {}
    for case, function in product(CASES, FUNCTIONS):
        asked = (case, function)
        chosen = [r for r in rows if (r["case"], r["function"]) == asked]
        by_library = {
            library: [r["times_ours"].get(library) for r in chosen]
            for library in LIBRARIES
        }
        if chosen:
            result.setdefault(case, {})[function] = {
                library: round(geometric_mean(ratios), 2)
                for library, ratios in by_library.items()
                if None not in ratios
            }
    return result


def simd():
    """Return the SIMD extensions that numpy found on this machine."""
    return np.show_config(mode="dicts")["SIMD Extensions"]["found"]


def versions():
    """Return what was timed, without the name of a build."""
    named = {name: version(name) for name in TIMED}
    named = {name: v.split("+")[0] for name, v in named.items()}
    return {"python": platform.python_version(), **named}


def line(row):
    """Return one row of the printed table."""
    shape = "×".join(map(str, row["shape"])) + f" axis {row['axis']}"
    ratios = row["times_ours"]
    columns = (*LIBRARIES, *FLOORS)
    numbers = "".join(f"{ratios.get(name, float('nan')):9.2f}" for name in columns)
    memory = row["memory"].get("ours", float("nan"))
    head = f"{row['case']:6}{row['function']:19}{row['dtype']:8}{shape:22}"
    head += f"{row['regime']:9}"
    return f"{head}{row['ours_us']:10.4g}{numbers}{memory:7.2f}".replace("nan", "  –")


def by_scipy(rows):
    """Return the rows, those first on which we do worst beside scipy."""
    return sorted(rows, key=lambda row: row["times_ours"]["scipy"])


def command(arguments=None):
    """Measure, print, and save unless it was to be quick."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a few rows, not saved")
    parser.add_argument("--seed", type=int, default=SEED, help="of the drawn shapes")
    asked = parser.parse_args(arguments)
    import torch

    torch.set_num_threads(1)
    chosen = cases(QUICK, asked.seed, 4) if asked.quick else cases(seed=asked.seed)
    effort = {"least": 3, "seconds": 0.05 if asked.quick else 0.15}
    before = load()
    print(f"{processor()} · numpy's SIMD: {' '.join(simd())} · load {before}")
    print(" · ".join(f"{name} {v}" for name, v in versions().items()))
    rows = [measured(case, **effort) for case in chosen]
    names = "".join(f"{name:>9}" for name in (*LIBRARIES, *FLOORS))
    print(f"seed {asked.seed}, worst beside scipy first, load {load()}")
    print(f"{'times as long as ours':64}{'ours/µs':>10}{names}{'memory':>7}")
    print("\n".join(map(line, by_scipy(rows))))
    for case, by_function in means(rows).items():
        for function, by_library in by_function.items():
            print(f"geometric mean, {case}: {function} {by_library}")
    if not asked.quick:
        machine = {"processor": processor(), "simd": simd()}
        machine |= {"load_before": before, "load_after": load()}
        stored = {"machine": machine, "versions": versions(), "seed": asked.seed}
        stored |= {"means": means(rows), "rows": rows}
        FILE.write_text(spelled(stored), encoding="utf-8")


def spelled(stored):
    """Return JSON with one line for each row, so that changes can be read."""
    head = json.dumps({k: v for k, v in stored.items() if k != "rows"}, indent=1)
    rows = ",\n".join("  " + json.dumps(row) for row in stored["rows"])
    return f'{head[:-2]},\n "rows": [\n{rows}\n ]\n}}\n'


if __name__ == "__main__":
    command()
