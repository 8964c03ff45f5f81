"""A file of logits of any size, and reading it with little memory.

``python -m softmax_lib.teaching.big_file logits.npy --mb 64`` writes one;
``… logits.npy --read pieces --cap-mb 16`` reads it in a process that may have 16 MB
more than it began with, ``--read whole`` shows what happens otherwise.
"""

import argparse
import math
import subprocess
import sys
import tempfile
from functools import reduce
from pathlib import Path

import numpy as np

import softmax_lib as sl

CLASSES = 1024
DTYPE = np.dtype(np.float32)
STATUS = Path("/proc/self/status")


def write(path, megabytes):
    """Write N(0, 9) logits of shape (n, 1024) in float32 to a .npy file, in pieces.

    Parameters
    ----------
    path : path-like
        The file; it is replaced.
    megabytes : float
        Its size in units of 10⁶ bytes, rounded to whole rows.

    Raises
    ------
    ValueError
        If the size is not a positive number.
    """
    _check_positive("the size", megabytes)
    rows = max(1, round(megabytes * 1e6 / (CLASSES * DTYPE.itemsize)))
    header = {"descr": DTYPE.str, "fortran_order": False, "shape": (rows, CLASSES)}
    rng = np.random.default_rng(8)
    with Path(path).open("wb") as file:
        np.lib.format.write_array_header_1_0(file, header)
        for start in range(0, rows, 256):
            shape = min(256, rows - start), CLASSES
            (3 * rng.standard_normal(shape, dtype=DTYPE)).tofile(file)


def pieces(path, *, rows=256):
    """Yield the rows of a .npy file of shape (n, K), some at a time.

    Plain reads: a mapping of the file would count as memory of its whole size.

    Raises
    ------
    ValueError
        If the file holds something else, or is cut off.
    """
    with Path(path).open("rb") as file:
        n, classes, dtype = _header(file)
        for start in range(0, max(n, 1), rows):
            shape = min(rows, n - start), classes
            read = np.fromfile(file, dtype, math.prod(shape))
            if read.size < math.prod(shape):
                raise ValueError(f"{path} is cut off: it has fewer than {n} rows.")
            yield read.reshape(shape)


def _header(file):
    """Return n, K and the dtype of an open .npy file of rows of real numbers."""
    read = {
        (1, 0): np.lib.format.read_array_header_1_0,
        (2, 0): np.lib.format.read_array_header_2_0,
    }
    shape, by_columns, dtype = read[np.lib.format.read_magic(file)](file)
    if len(shape) != 2 or by_columns or dtype.kind not in "fiu":
        order = "by columns" if by_columns else "by rows"
        raise ValueError(
            f"{file.name} must hold rows of real numbers, shape (n, K), not {dtype} "
            f"of shape {shape}, stored {order}."
        )
    return *shape, dtype


def log_sum_exp(path, how):
    """Return the log-sum-exp of all logits in the file, read "whole" or in "pieces".

    Raises
    ------
    ValueError
        As `pieces`.
    """
    if how == "whole":
        with Path(path).open("rb") as file:
            _header(file)
        return float(sl.logsumexp(np.load(path), axis=(0, 1)))
    states = (sl.LogSumExp.of(z, axis=(0, 1)) for z in pieces(path))
    return float(reduce(sl.LogSumExp.merge, states).value)


def folder_with(megabytes):
    """Return a temporary folder that holds such a file, ``logits.npy``.

    It is removed with the object, or by its ``cleanup()``.
    """
    folder = tempfile.TemporaryDirectory()
    write(Path(folder.name) / "logits.npy", megabytes)
    return folder


def read_under_a_cap(path, how, *, megabytes):
    """Return what the command prints that reads the file under a memory limit."""
    module = "softmax_lib.teaching.big_file"
    words = [str(path), "--read", how, "--cap-mb", str(megabytes)]
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip()


def cap_memory(megabytes):
    """Limit this process to so many MB of addresses more than it has now.

    Raises
    ------
    OSError
        Where the system cannot tell or limit them; Linux can.
    ValueError
        If the number is not positive.
    """
    _check_positive("the cap", megabytes)
    if not STATUS.exists():
        raise OSError("memory is capped on Linux only.")
    import resource

    lines = STATUS.read_text(encoding="utf-8").splitlines()
    [line] = [line for line in lines if line.startswith("VmSize")]
    limit = 1024 * int(line.split()[1]) + round(megabytes * 1e6)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _check_positive(what, megabytes):
    if not 0 < megabytes < math.inf:
        raise ValueError(f"{what} must be a positive number of MB, not {megabytes}.")


def main(words=None):
    """Write a file, or read one and print its log-sum-exp."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--mb", type=float, help="write a file of this size")
    parser.add_argument("--read", choices=["whole", "pieces"])
    parser.add_argument("--cap-mb", type=float, help="memory that reading may take")
    asked = parser.parse_args(words)
    if (asked.mb is None) == (asked.read is None):
        parser.error("give either --mb to write the file, or --read")
    try:
        if asked.read is None:
            write(asked.path, asked.mb)
            return
        if asked.cap_mb is not None:
            cap_memory(asked.cap_mb)
        print(f"{log_sum_exp(asked.path, asked.read):.3f}")
    except MemoryError:
        sys.exit("✗ MemoryError: the file does not fit into the memory allowed.")
    except (OSError, ValueError) as problem:
        sys.exit(f"✗ {problem}")


if __name__ == "__main__":
    main()
