"""Look for rows with large errors: climb from many starts, and keep the worst.

``python tests/worst_rows.py`` prints for each function, dtype and number of classes the
worst error found, as a row or as a column, beside the bound that is proved, and writes
it with its row to ``bench/worst_rows.json``. Rounding errors of random rows cancel;
those of rows made of a few equal levels add up, so most starts are of this kind.
``--seeds`` and ``--steps`` make other and longer searches.
"""

import argparse
import json
import math
from itertools import product
from pathlib import Path

import error_bounds
import numpy as np

import softmax_lib as sl

NAMES = ("softmax", "log_softmax", "logsumexp", "online_softmax")
MUTANTS = 48  # rows that are tried in each step
STARTS = 6

FILE = Path(__file__).parents[1] / "bench" / "worst_rows.json"


def row_of(levels, dtype=np.float64):
    """Return the row that consists of so many of each logit."""
    counts, logits = zip(*levels, strict=True)
    return np.repeat(np.array(logits, dtype), counts)


def bound(name, z):
    """Return the bound that is proved for rows like `z`."""
    return getattr(error_bounds, name)(z.dtype, z.shape[-1])


def errors(name, z):
    """Return the worst error of each row of `z`, as row or column, in its bound's unit.

    The truth is in longdouble, whose exp and log1p are good to 60 bits and more.
    """
    wide = z.astype(np.longdouble)
    first = np.argmax(z, axis=1)[:, None]
    below = wide - np.take_along_axis(wide, first, axis=1)
    e = np.exp(below)
    np.put_along_axis(e, first, 0, axis=1)
    rest = e.sum(axis=1, keepdims=True)
    in_rows, in_columns = getattr(sl, name)(z), getattr(sl, name)(z.T, axis=0).T
    if name == "logsumexp":
        truth = wide.max(axis=1) + np.log1p(rest[:, 0])
        unit = np.finfo(z.dtype).eps * np.maximum(1, np.abs(truth))
        off = np.maximum(np.abs(in_rows - truth), np.abs(in_columns - truth))
        return (off / unit).astype(float)
    log_p = below - np.log1p(rest)
    truth = log_p if name == "log_softmax" else np.exp(below) / (1 + rest)
    off = np.maximum(np.abs(in_rows - truth), np.abs(in_columns - truth))
    unit = np.spacing(np.abs(truth).astype(z.dtype)).astype(np.longdouble)
    counts = np.abs(truth) >= error_bounds.LEAST[z.dtype]
    return np.where(counts, off / unit, 0).max(axis=1).astype(float)


def start(rng, size, dtype):
    """Return a row of a few levels, in descending order, mixed, or one by one."""
    kind = rng.integers(3)
    if kind == 0:
        return (rng.normal(size=size) * rng.uniform(1, 15)).astype(dtype)
    count = int(rng.integers(2, 1 + min(size, 13)))
    levels = rng.uniform(-20, 20) - np.cumsum(rng.uniform(0, 8, count))
    cuts = np.sort(
        rng.integers(0, size, count - 1) // (1 if rng.random() < 0.5 else 16)
    )
    row = np.repeat(levels, np.diff([0, *cuts, size]))
    return (row if kind == 1 else rng.permutation(row)).astype(dtype)


def mutants(rng, row):
    """Return rows that differ from `row` a little, in a way that varies."""
    rows = np.tile(row, (MUTANTS, 1))
    size = len(row)
    for z in rows:
        step = rng.normal() * 10.0 ** rng.uniform(-8, 1)
        kind = rng.integers(5)
        if kind == 0:
            z += step
        elif kind == 1:
            z[z == rng.choice(z)] += step
        elif kind == 2:
            z[rng.integers(size)] += step
        elif kind == 3:
            i, j = np.sort(rng.integers(size, size=2))
            z[i:j] = rng.choice(z)
        else:
            z *= 1 + step / 10
    return rows


def climbed(name, dtype, size, rng, steps):
    """Return the worst row found, and its error."""
    worst, of_worst = None, -1.0
    for _ in range(STARTS):
        rows = np.array([start(rng, size, dtype) for _ in range(MUTANTS)])
        here, row = -1.0, rows[0]
        for _ in range(steps):
            found = errors(name, rows)
            if found.max() > here:
                here, row = float(found.max()), rows[found.argmax()].copy()
            rows = mutants(rng, row)
        if here > of_worst:
            worst, of_worst = row, here
    return worst, of_worst


def levels_of(row):
    """Return a row as levels, for printing."""
    cuts = np.flatnonzero(np.diff(row)) + 1
    starts = [0, *cuts.tolist()]
    lengths = np.diff([*starts, len(row)]).tolist()
    return list(zip(lengths, row[starts].tolist(), strict=True))


def found(seeds, steps):
    """Yield the worst row of each function, dtype and size, as plain data."""
    for name, dtype, size in product(NAMES, (np.float32, np.float64), (10, 1000)):
        rngs = [np.random.default_rng(seed) for seed in seeds]
        climbs = [climbed(name, dtype, size, rng, steps) for rng in rngs]
        row, error = max(climbs, key=lambda climb: climb[1])
        yield {
            "function": name,
            "dtype": np.dtype(dtype).name,
            "classes": size,
            "found": round(error, 2),
            "proved": math.ceil(bound(name, row) * 10) / 10,
            "levels": levels_of(row),
        }


def command(arguments=None):
    """Search, print what was found, and keep it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--steps", type=int, default=100)
    asked = parser.parse_args(arguments)
    print(
        f"seeds {asked.seeds}, {STARTS} starts, {asked.steps} steps of {MUTANTS} rows"
    )
    rows = []
    for row in found(asked.seeds, asked.steps):
        rows.append(row)
        print(
            f"{row['function']:15}{row['dtype']:8}{row['classes']:5}"
            f"{row['found']:8.2f} found{row['proved']:8.1f} proved",
            flush=True,
        )
    head = json.dumps({"seeds": asked.seeds, "steps": asked.steps})[:-1]
    lines = ",\n".join(f"  {json.dumps(row)}" for row in rows)
    FILE.write_text(f'{head}, "rows": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    command()
