"""A JupyterLab of its own, as `make lab` starts it: notebooks are trusted."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.request import urlopen

import pytest

SETTINGS = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
JUPYTER = (sys.executable, "-m", "jupyter")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def jupyterlab(folder, home):
    """Trust the notebooks of a folder and serve it: the address of its JupyterLab.

    Settings, signatures and logs are kept in `home`, apart from the reader's own.
    """
    private = {f"JUPYTER_{name}": str(home / name) for name in SETTINGS}
    environment = {**os.environ, **private, "IPYTHONDIR": str(home / "ipython")}
    notebooks = sorted(folder.rglob("*.ipynb"))
    trust = [*JUPYTER, "trust", *notebooks]
    subprocess.run(trust, env=environment, check=True, capture_output=True)
    port = free_port()
    options = {
        "--port": port,
        "--ServerApp.ip": "127.0.0.1",
        "--ServerApp.root_dir": folder,
        "--IdentityProvider.token": "",
        "--LabApp.expose_app_in_browser": True,
        "--LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "--LabApp.user_settings_dir": home / "settings",
        "--LabApp.workspaces_dir": home / "workspaces",
    }
    words = [f"{name}={value}" for name, value in options.items()]
    command = [*JUPYTER, "lab", "--no-browser", "--allow-root", *words]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        yield wait_for(f"http://127.0.0.1:{port}", server, home / "log")
    finally:
        server.terminate()
        server.wait(timeout=60)  # it ends its kernels first


def wait_for(address, server, log, seconds=600):
    """Return the address as soon as it answers."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        try:
            urlopen(f"{address}/api").close()
        except OSError:
            time.sleep(0.3)
        else:
            return address
    return pytest.fail(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8')}")
