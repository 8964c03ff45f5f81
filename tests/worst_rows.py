"""Look for rows with large errors: climb from many starts, and print the worst.

``python tests/worst_rows.py`` prints for each function, dtype and number of classes the
worst error found beside the bound that is proved, and the row that shows it. Rounding
errors of random rows cancel; those of rows made of a few equal levels add up, so the
starts are of this kind. ``--seed`` and ``--steps`` make other and longer searches.
"""

import argparse
from itertools import product

import numpy as np
import proved

import softmax_lib as sl

NAMES = ("softmax", "log_softmax", "logsumexp", "online_softmax")
MUTANTS = 48  # rows that are tried in each step
STARTS = 6

# function, levels as (how many, logit), and what was found on AVX-512
FOUND = [
    ("softmax", [(8, 16.7), (992, 7.0)]),
    ("softmax", [(1, z) for z in (-9.1, -6.1, 9.5, 1.7, -12.1, -1.8, 2.4, 14.6)]),
    ("log_softmax", [*[(1, 6.3 - 4.18 * i) for i in range(12)], (988, -17.3)]),
    ("logsumexp", [(54, -3.1), (946, -8.5)]),
    ("online_softmax", [(23, 18.5), (977, -2.7)]),
]


def row_of(levels, dtype=np.float64):
    """Return the row that consists of so many of each logit."""
    counts, logits = zip(*levels, strict=True)
    return np.repeat(np.array(logits, dtype), counts)


def bound(name, z):
    """Return the bound that is proved for rows like `z`."""
    return getattr(proved, name)(z.dtype, z.shape[-1])


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
    counts = np.abs(truth) >= proved.LEAST[z.dtype]
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


def command(arguments=None):
    """Search, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=60)
    asked = parser.parse_args(arguments)
    print(f"seed {asked.seed}, {STARTS} starts, {asked.steps} steps of {MUTANTS} rows")
    for name, dtype, size in product(NAMES, (np.float64, np.float32), (10, 1000)):
        rng = np.random.default_rng(asked.seed)
        row, error = climbed(name, dtype, size, rng, asked.steps)
        levels = str(levels_of(row))
        print(
            f"{name:15}{np.dtype(dtype).name:8}{size:5}{error:8.2f} found"
            f"{bound(name, row):8.1f} proved  {levels[:400]}",
            flush=True,
        )


if __name__ == "__main__":
    command()
