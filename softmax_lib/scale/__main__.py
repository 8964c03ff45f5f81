"""``python -m softmax_lib.scale``: time and memory as arrays grow, in one table."""

import argparse
import json
import os
import sys
from functools import partial
from itertools import product
from pathlib import Path

from softmax_lib.scale import load

HEAD = (
    f"{'who':12}{'task':15}{'n':>7}{'K':>7}{'GB':>8}{'s':>9}{'CPU s':>9}{'GB/s':>9}"
    f"{'peak MB':>9}"
)


def arguments(words=None):
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m softmax_lib.scale", description=__doc__
    )
    parser.add_argument("--gb", type=float, default=1.0, help="largest array, in GB")
    parser.add_argument("--workers", type=int, default=2, help="processes to start")
    parser.add_argument("--memory", default="500 MB", help="limit of each worker")
    parser.add_argument("--address", help="a scheduler that is running already")
    parser.add_argument("--out", default="scale.json", type=Path, help="where to save")
    return parser.parse_args(words)


def command(words=None):
    """Measure, print each row, save the table."""
    asked = arguments(words)
    running, table = load("running"), load("table")
    sweeps = table.shapes(asked.gb)
    running.check_workers(asked.workers, asked.memory, asked.address)
    check_out(asked.out)
    crew = f"{asked.workers} workers" if asked.address is None else "cluster"
    before, rows, found = table.machine(), [], {}
    print(HEAD)
    for sweep, shapes in sweeps.items():
        for who, shape in product(("one process", crew), shapes):
            if (who, shape) not in found:  # both sweeps end in the largest
                options = asked.workers, asked.memory, asked.address
                by_crew = partial(table.by_workers, shape, *options)
                alone = partial(table.by_one_process, shape)
                found[who, shape] = by_crew() if who == crew else alone()
            for row in table.rows_of(who, sweep, shape, *found[who, shape]):
                rows.append(row)
                print(line(row), flush=True)
    stored = {
        "machine": {**before, "load_after": table.machine()["load"]},
        "chunk": list(table.CHUNK),
        "memory_limit": None if asked.address else asked.memory,
        "slopes": table.slopes(rows),
        "rows": rows,
    }
    asked.out.write_text(spelled(stored), encoding="utf-8")
    for slope in stored["slopes"]:
        print(
            f"{slope['who']:12}{slope['task']:15}grows with {slope['grows']} to the "
            f"power {slope['time']:.2f} (time), {slope['cpu']:.2f} (CPU time), "
            f"{slope['memory']:.2f} (memory)"
        )


def check_out(file):
    """Refuse at once a file that could not be written after the measurement."""
    if not file.parent.is_dir():
        raise ValueError(f"there is no folder {file.parent} to save in.")
    if file.is_dir():
        raise ValueError(f"--out {file} is a folder; name a file in it.")
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        raise ValueError(f"--out {file} cannot be written to.")


def line(row):
    """Return one row of the printed table."""
    return (
        f"{row['who']:12}{row['task']:15}{row['n']:7}{row['K']:7}{row['gb']:8.3f}"
        f"{row['seconds']:9.3g}{row['cpu_seconds']:9.3g}{row['gb_per_s']:9.2g}"
        f"{row['peak_mb']:9}"
    )


def spelled(stored):
    """Return JSON with one line for each row, so that changes can be read."""
    head = {k: v for k, v in stored.items() if k not in ("slopes", "rows")}
    lists = ",\n".join(
        f' "{name}": [\n'
        + ",\n".join("  " + json.dumps(row) for row in stored[name])
        + "\n ]"
        for name in ("slopes", "rows")
    )
    return f"{json.dumps(head, indent=1)[:-2]},\n{lists}\n}}\n"


def main(words=None):
    """Run the command; what is foreseen to fail says so in one line."""
    try:
        command(words)
    except (ConnectionError, ImportError, TypeError, ValueError) as problem:
        sys.exit(f"✗ {problem}")


if __name__ == "__main__":
    main()
