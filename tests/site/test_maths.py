import os
import shutil
import time
from types import SimpleNamespace

import pytest
from sphinxcontrib import katex

from book.site import maths

PATIENCE = 600  # s, for a machine that is busy with other things


@pytest.fixture(autouse=True)
def mended(monkeypatch):
    for name in ("NODEJS_BINARY", "STARTUP_TIMEOUT", "RENDER_TIMEOUT"):
        monkeypatch.setattr(katex, name, None)
    monkeypatch.setattr(katex.KaTeXServer, "start_server_process", None)
    maths.use_our_katex(None, SimpleNamespace())


def test_no_formula_server_is_left_behind_by_a_build(tmp_path):
    process, connection = katex.KaTeXServer.start_server_process(tmp_path, PATIENCE)
    with process:
        connection.close()
        process.terminate()
        process.wait(PATIENCE)
        os.set_blocking(process.stdout.fileno(), False)
        assert process.stdout.read() == b"", "something still holds the output open"


SLOW_TO_LISTEN = """#!/usr/bin/env python3
import socket, sys, time
server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[3])
time.sleep(0.3)
server.listen()
server.accept()
"""


def test_a_server_that_is_slow_to_listen_is_waited_for(tmp_path, monkeypatch):
    server = tmp_path / "node"
    server.write_text(SLOW_TO_LISTEN)
    server.chmod(0o755)
    monkeypatch.setattr(katex, "NODEJS_BINARY", str(server))
    process, connection = katex.KaTeXServer.start_server_process(tmp_path, PATIENCE)
    connection.close()
    with process:
        assert process.wait(PATIENCE) == 0


def test_a_server_that_does_not_start_ends_the_build_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(katex, "NODEJS_BINARY", shutil.which("false"))
    start = time.monotonic()
    with pytest.raises(katex.KaTeXError):
        katex.KaTeXServer.start_server_process(tmp_path, PATIENCE)
    assert time.monotonic() - start < PATIENCE / 2
