"""The commands behind make, one module each.

Any Python started here reads this file first, even 2.7. So it is written for all of
them: an old one says what the book needs, instead of failing with a syntax error.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  it must be told, not fail
    sys.exit(
        "The book needs Python 3.11 or newer, and %s is %d.%d; "  # noqa: UP031
        "name another one: make book PYTHON=python3.12"
        % (sys.executable, sys.version_info[0], sys.version_info[1])
    )


def _say(kind, problem, trace):
    """Print what went wrong; nothing after Ctrl-C, which was intended."""
    if kind is not KeyboardInterrupt:
        sys.__excepthook__(kind, problem, trace)


sys.excepthook = _say  # while the commands import what they need

# jsonschema compiles 38 grammars for kinds of addresses that occur neither in notebooks
# nor in the book's settings, which takes longer than all else that nbformat imports.
# Without the package for them it skips those checks, as its documentation says.
sys.modules.setdefault("rfc3987_syntax")
