"""Checks of any softmax: ``python -m softmax_lib.conformance scipy.special:softmax``.

The name is a module and, after a colon, what to call there. It is called with a matrix
and ``axis=-1``, or with the matrix alone if it knows no axis; with ``--rows`` it gets
one row at a time. The report has a line for each check, with what came out where it
should not. The exit code is 0 if all hold, 1 if some do not, 2 if there is nothing to
check: no such module, no such name, or nothing that takes a matrix.

- **edges**: empty, masked with -inf, one and several +inf, NaN, far from zero.
- **properties**: rows sum to one, a constant changes nothing, the order of the
  entries does not matter, neither do the other rows, the input is left alone.
- **accuracy**: errors in ulp, against exp in 50 digits of ``decimal``, whose exp is
  correctly rounded: no other package is needed.
"""

import argparse
import sys

from softmax_lib._conformance.calling import Unusable, load
from softmax_lib._conformance.report import report


def command(arguments=None):
    """Check the softmax that is named, print the report and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m softmax_lib.conformance",
        description="Check any softmax: edges, properties, accuracy.",
    )
    parser.add_argument("name", help="MODULE:FUNCTION, like scipy.special:softmax")
    parser.add_argument("--rows", action="store_true", help="give it one row at a time")
    asked = parser.parse_args(arguments)
    try:
        softmax = load(asked.name, asked.rows)
    except Unusable as error:
        print(f"✗ {error}", file=sys.stderr)
        return 2
    lines, failed = report(asked.name, softmax)
    print("\n".join(lines))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(command())
