"""The commands behind make, one module each.

Any Python that is started here reads this file first, 2.7 too. So it is written for all
of them, and says what the book needs where the rest could only be a syntax error.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  it must be told, not fail
    sys.exit(
        "The book needs Python 3.11 or newer, and %s is %d.%d; "  # noqa: UP031
        "name another one: make book PYTHON=python3.12"
        % (sys.executable, sys.version_info[0], sys.version_info[1])
    )


def _say(kind, problem, trace):
    """Print what went wrong; of Ctrl-C, which is wanted, nothing."""
    if kind is not KeyboardInterrupt:
        sys.__excepthook__(kind, problem, trace)


sys.excepthook = _say  # while the commands import what they need
