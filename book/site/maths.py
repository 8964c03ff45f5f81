"""Formulas become HTML while the site is built, by npm's KaTeX on our own node."""

import re
import socket
import time
from pathlib import Path
from subprocess import PIPE, Popen

from sphinxcontrib import katex

from book.site.node import node_program

KATEX = Path(__file__).parents[2] / "node_modules" / "katex" / "dist"
PATIENCE = 60.0  # seconds, for a machine that is busy with other things
MARK = re.compile(r"\\htmlClass\{[^}]*\}")  # of a term: book/site/formula_terms.py
render_plain = katex.render_latex


def render(latex, options=None):
    """Return the HTML of a formula, whose terms may have classes.

    What a reader copies has no mark: it is TeX that any program knows.
    """
    if not MARK.search(latex):
        return render_plain(latex, options)
    trusted = {**(options or {}), "trust": True, "strict": "ignore"}
    return MARK.sub("", render_plain(latex, trusted))


def start_server(cls, rundir, timeout):
    """Start the program that renders formulas, and wait until it answers.

    The extension connects as soon as the socket's file exists, a moment before the
    program listens; on a busy machine the build then fails.

    Parameters
    ----------
    cls : type
        The extension's `KaTeXServer`, of which this replaces a method.
    rundir : pathlib.Path
        A folder for the socket.
    timeout : float
        Seconds to wait.

    Returns
    -------
    tuple of (subprocess.Popen, socket.socket)
        The program and the connection to it.
    """
    path = rundir / "katex.sock"
    process = Popen(cls.build_command(socket=path), stdin=PIPE, stdout=PIPE, cwd=rundir)
    deadline = time.monotonic() + timeout
    while True:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.connect(str(path))
        except (FileNotFoundError, ConnectionRefusedError):
            connection.close()
            if process.poll() is not None or time.monotonic() > deadline:
                with process:
                    process.kill()
                raise cls.timeout_error(timeout) from None
            time.sleep(0.01)
        else:
            return process, connection


def use_our_katex(app, config):
    """Render with npm's KaTeX instead of the extension's older copy."""
    katex.NODEJS_BINARY = node_program()
    katex.STARTUP_TIMEOUT = katex.RENDER_TIMEOUT = PATIENCE
    katex.KaTeXServer.start_server_process = classmethod(start_server)
    katex.render_latex = render
    config.katex_js_path = str(KATEX / "katex.min.js")


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("config-inited", use_our_katex)
